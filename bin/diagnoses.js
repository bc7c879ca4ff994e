// Writes docs/diagnoses.md and docs/diagnoses.de.md from the catalogue. `--check` only compares.
import {readFile, writeFile} from 'node:fs/promises'
import {fileURLToPath} from 'node:url'
import {findingCodes} from '../dist/diagnosis/catalogue.js'
import {explain} from '../dist/diagnosis/explain.js'
import {markdownBlock, markdownText} from '../dist/report/escape.js'
import {severityWords} from '../dist/report/words.js'

const root = fileURLToPath(new URL('..', import.meta.url))

const words = {
  en: {
    file: 'docs/diagnoses.md',
    title: 'Diagnoses',
    intro:
      'Every cause `recruitmail test-connection` can name: what it means, what tells it from others, what to type. Words in ' +
      'capitals stand for values that a real finding fills in. Generated from the catalogue by `npm run diagnoses`; ' +
      '`recruitmail explain CODE` shows the same. In German: [diagnoses.de.md](diagnoses.de.md).',
    check: 'Check',
    severity: 'Severity',
    retry: 'Trying again',
    told: 'Told by',
    looks: 'What it looks like:',
    todo: 'What to do:',
    at: 'At',
    source: 'Source',
    retries: {never: 'does not help', later: 'may help later', 'after-fix': 'helps once it is mended'},
    groups: {
      settings: 'Settings and secrets',
      dns: 'Names (DNS)',
      tcp: 'Connections (TCP)',
      tls: 'TLS and certificates',
      starttls: 'STARTTLS',
      'smtp-greeting': 'SMTP greeting and extensions',
      'smtp-auth': 'SMTP login',
      oauth: 'OAuth tokens',
      sender: 'Sender (MAIL FROM)',
      recipient: 'Recipient (RCPT TO)',
      data: 'Message (DATA)',
      delivery: 'Delivery and bounces',
      imap: 'IMAP',
      redirect: 'Redirect',
      header: 'Headers after the redirect',
      alignment: 'SPF, DKIM, DMARC, ARC',
      policy: 'Limits and policies',
    },
  },
  de: {
    file: 'docs/diagnoses.de.md',
    title: 'Befunde',
    intro:
      'Jede Ursache, die `recruitmail test-connection` nennen kann: was sie bedeutet, woran sie erkannt wird, was zu tun ist. ' +
      'Wörter in Großbuchstaben stehen für Werte, die ein echter Befund einsetzt. Erzeugt aus dem Katalog mit ' +
      '`npm run diagnoses`; `recruitmail explain CODE --lang de` zeigt dasselbe. Englisch: [diagnoses.md](diagnoses.md).',
    check: 'Prüfung',
    severity: 'Schwere',
    retry: 'Neuer Versuch',
    told: 'Erkannt an',
    looks: 'So sieht es aus:',
    todo: 'Was zu tun ist:',
    at: 'Bei',
    source: 'Quelle',
    retries: {never: 'hilft nicht', later: 'kann später helfen', 'after-fix': 'hilft, sobald es behoben ist'},
    groups: {
      settings: 'Einstellungen und Passwörter',
      dns: 'Namen (DNS)',
      tcp: 'Verbindungen (TCP)',
      tls: 'TLS und Zertifikate',
      starttls: 'STARTTLS',
      'smtp-greeting': 'SMTP-Begrüßung und Erweiterungen',
      'smtp-auth': 'SMTP-Anmeldung',
      oauth: 'OAuth-Token',
      sender: 'Absender (MAIL FROM)',
      recipient: 'Empfänger (RCPT TO)',
      data: 'Nachricht (DATA)',
      delivery: 'Zustellung und Unzustellbarkeitsmeldungen',
      imap: 'IMAP',
      redirect: 'Umleitung',
      header: 'Header nach der Umleitung',
      alignment: 'SPF, DKIM, DMARC, ARC',
      policy: 'Limits und Richtlinien',
    },
  },
}

for (const lang of ['en', 'de']) {
  const {file} = words[lang]
  const wanted = documentIn(lang)
  if (!process.argv.includes('--check')) {
    await writeFile(root + file, wanted)
  } else if ((await readFile(root + file, 'utf8').catch(() => '')) !== wanted) {
    process.stderr.write(`${file} is not what the catalogue says. Type: npm run diagnoses\n`)
    process.exitCode = 1
  }
}

function documentIn(lang) {
  const explained = findingCodes.map((code) => explain(code, lang))
  const {title, intro, groups} = words[lang]
  const present = Object.entries(groups).map(([group, name]) => ({
    name,
    entries: explained.filter((one) => one.group === group),
  }))
  const sections = present.flatMap(({name, entries}) => [
    `## ${name}`,
    contents(entries),
    ...entries.map((one) => entry(one, lang)),
  ])
  return [`# ${title}`, intro, ...sections].join('\n\n') + '\n'
}

function contents(entries) {
  return entries.map(({code}) => `[${code}](#${code})`).join(' ·\n')
}

function entry(explanation, lang) {
  const {code, checks, severity, retry, cause, distinguishedBy, example, remedy, remedyFor, source} = explanation
  const say = words[lang]
  const facts = [
    `- ${say.check}: ${checks.map((check) => `\`${check}\``).join(', ')}`,
    `- ${say.severity}: ${severityWords[severity][lang]}`,
    `- ${say.told}: ${markdownText(distinguishedBy.join(', '))}`,
    `- ${say.retry}: ${say.retries[retry]}`,
    `- ${say.source}: ${markdownText(source)}`,
  ]
  const atProviders = byProvider(remedyFor).map(([provider, steps]) => `${say.at} ${provider}:\n\n${numbered(steps)}`)
  const parts = [
    `### ${code}`,
    markdownText(cause),
    facts.join('\n'),
    ...(example.length === 0 ? [] : [`${say.looks}\n\n${markdownBlock(example)}`]),
    `${say.todo}\n\n${numbered(remedy)}`,
    ...atProviders,
  ]
  return parts.join('\n\n')
}

function numbered(steps) {
  return steps.map((step, index) => `${index + 1}. ${markdownText(step)}`).join('\n')
}

/** Providers whose steps are the same stand together. */
function byProvider(remedyFor) {
  const together = new Map()
  for (const [provider, steps] of Object.entries(remedyFor)) {
    const key = numbered(steps)
    const known = together.get(key)
    together.set(key, {providers: known === undefined ? provider : `${known.providers}, ${provider}`, steps})
  }
  return [...together.values()].map(({providers, steps}) => [providers, steps])
}
