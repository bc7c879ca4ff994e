import type {alignment as english} from '../catalogue/alignment.js'
import type {TextsOf} from '../entry.js'

export const alignment: TextsOf<typeof english> = {
  'dkim-key-testing': {
    cause:
      'Der DKIM-Schlüssel von {domain} ist als Test gekennzeichnet (t=y); Empfänger dürfen die Signatur deshalb übergehen.',
    remedy: ['t=y aus dem Eintrag {selector}._domainkey.{domain} entfernen.'],
  },
  'dmarc-policy-weak': {
    cause: 'Die DMARC-Richtlinie von {domain} verlangt von Empfängern nichts gegen gefälschte Mail ({record}).',
    remedy: [
      'Die Berichte einige Wochen lesen; wenn alle eigene Mail besteht, veröffentlichen: _dmarc.{domain} TXT "{dmarcRecord}"',
      'Sehen, was veröffentlicht ist: dig +short TXT _dmarc.{domain}',
    ],
  },
}
