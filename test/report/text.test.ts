import {Chalk} from 'chalk'
import stringWidth from 'string-width'
import {describe, expect, it} from 'vitest'
import type {CompanyTest} from '../../src/connection-test/result.js'
import {explain} from '../../src/diagnosis/explain.js'
import {renderConnectionTest} from '../../src/report/connection-test-text.js'
import {renderExplanation} from '../../src/report/explain.js'
import {remedyStep} from '../../src/report/remedy-step.js'
import {validityWords} from '../../src/report/words.js'
import {stepLines} from '../../src/report/step-lines.js'
import {brokenCompany, company, finding, test} from './results.js'

const plain = new Chalk({level: 0})

function text(lang: 'en' | 'de', ...companies: readonly CompanyTest[]): string {
  return renderConnectionTest(test(...companies), {palette: plain, width: 80, lang})
}

describe('the text report', () => {
  it('is wholly German where German is asked for, the codes excepted', () => {
    const german = text('de', {...brokenCompany(), inherited: true}, {...company(), company: 'beta'})
    expect(german).toContain('acme: jobs@acme.example, Kanal smtp der Hauptgesellschaft')
    expect(german).toMatch(/· redirect-arrival {17}nicht erreicht/)
    expect(german).toContain('TLSv1.3, smtp.acme.example, noch 89 Tage')
    expect(german).toContain('INBOX, 3 Nachrichten')
    expect(german).toContain('Fehler smtp-auth-bad-credentials (smtp-auth)')
    expect(german).toContain('Mehr dazu: recruitmail explain smtp-auth-bad-credentials --lang de')
    expect(german).toContain('acme fehlgeschlagen: smtp-auth-bad-credentials')
    expect(german.trimEnd().split('\n').at(-1)).toBe('2 Gesellschaften: 1 bestanden, 1 fehlgeschlagen')
    expect(german).not.toMatch(/not reached|skipped|days left|messages|companies|acme failed/)
  })

  it.each(['en', 'de'] as const)('fits into 80 columns: %s', (lang) => {
    const long = finding({
      cause: `${'The server '.repeat(20)}says no.`,
      evidence: [`550 ${'no such user '.repeat(30)}`],
    })
    const lines = text(lang, brokenCompany(long), company()).split('\n')
    expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([])
  })
})

describe('the days a certificate has left', () => {
  it.each([
    [89, '89 days left', 'noch 89 Tage'],
    [1, '1 day left', 'noch 1 Tag'],
    [0, 'ends today', 'läuft heute ab'],
    [-11, 'expired', 'abgelaufen'],
  ])('are worded as people say: %i', (days, english, german) => {
    expect([validityWords(days, 'en'), validityWords(days, 'de')]).toEqual([english, german])
  })
})

describe('an explanation', () => {
  it('is in the language that was asked for', () => {
    const explanation = explain('tls-cert-expired', 'de')
    if (explanation === undefined) throw new Error('the code is unknown')
    const german = renderExplanation(explanation, 'de', 80)
    expect(german).toMatch(/^tls-cert-expired \(Fehler\)/)
    expect(german).toContain('Was zu tun ist:')
    expect(german).not.toMatch(/What to do|Source|Trying/)
  })
})

describe('a step of a remedy on the terminal', () => {
  it('stays one line where it fits', () => {
    expect(stepLines('Test again: recruitmail test-connection', 1, 80)).toEqual([
      '  1. Test again: recruitmail test-connection',
    ])
  })

  it('never breaks a command, which would be pasted in halves', () => {
    const command = `openssl s_client -connect smtp.acme.example:587 -servername smtp.acme.example -starttls smtp`
    expect(stepLines(`Look at the certificate yourself: ${command}, and compare its names.`, 2, 60)).toEqual([
      '  2. Look at the certificate yourself:',
      `     ${command}`,
      '     and compare its names.',
    ])
  })
})

describe('the command in a step of a remedy', () => {
  it.each([
    ['Enter the password again: recruitmail secret set acme/smtp', 'recruitmail secret set acme/smtp', ''],
    ['recruitmail smtp set --company acme --port 465', 'recruitmail smtp set --company acme --port 465', ''],
    [
      'Check IMAP: Get-CASMailbox a@b | fl ImapEnabled, and set it: Set-CASMailbox a@b -ImapEnabled $true',
      'Get-CASMailbox a@b | fl ImapEnabled',
      ', and set it: Set-CASMailbox a@b -ImapEnabled $true',
    ],
    [
      'By PowerShell: New-RemoteDomain -Name Recruiting; Set-RemoteDomain Recruiting -AutoForwardEnabled $true',
      'New-RemoteDomain -Name Recruiting; Set-RemoteDomain Recruiting -AutoForwardEnabled $true',
      '',
    ],
    [
      'Anlegen: New-Mailbox -Shared; bis sie bekannt ist, vergeht eine Stunde.',
      'New-Mailbox -Shared',
      '; bis sie bekannt ist, vergeht eine Stunde.',
    ],
    ['Check the clock here: timedatectl', 'timedatectl', ''],
    ['Sein Protokoll ansehen: grep a@b /var/log/mail.log (Postfix)', 'grep a@b /var/log/mail.log', ' (Postfix)'],
    [
      'Publish: _dmarc.acme.example TXT "v=DMARC1; p=none; rua=mailto:d@acme.example"; that mailbox must exist',
      '_dmarc.acme.example TXT "v=DMARC1; p=none; rua=mailto:d@acme.example"',
      '; that mailbox must exist',
    ],
  ])('is found: %s', (step, command, after) => {
    expect(remedyStep(step)).toEqual({before: step.slice(0, step.indexOf(command)).trimEnd(), command, after})
  })

  it.each(['Try the same login in webmail.', 'Enter it again with recruitmail secret set.'])(
    'is not made up where a sentence holds none: %s',
    (step) => {
      expect(remedyStep(step)).toEqual({before: step, command: undefined, after: ''})
    },
  )
})
