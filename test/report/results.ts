import type {CheckResult, CompanyTest, ConnectionTest, Verdict} from '../../src/connection-test/result.js'
import {overallVerdict} from '../../src/connection-test/verdict.js'
import {checkNames, type CheckName, type Finding} from '../../src/diagnosis/finding.js'
import type {ReportOptions} from '../../src/report/report-options.js'

export const options: ReportOptions = {
  lang: 'en',
  strict: false,
  timeoutMs: 120_000,
  host: 'monitor.acme.example',
  version: '0.1.0',
  retest: (company) => `recruitmail test-connection --company ${company} --config recruitmail.yaml`,
  timeZone: 'Europe/Berlin',
}

export const german: ReportOptions = {...options, lang: 'de'}

const server = {host: 'smtp.acme.example', port: 587, encryption: 'starttls'}
const inbound = {host: 'imap.recruit.example', port: 993, encryption: 'tls'}
const certificate = {
  version: 'TLSv1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  subject: 'smtp.acme.example',
  issuer: 'Example Root CA',
  names: ['smtp.acme.example'],
  validTo: '2027-02-21T16:37:06.000Z',
  daysLeft: 89,
}

/** What the checks of a sound company see. */
const details: Readonly<Partial<Record<CheckName, CheckResult['detail']>>> = {
  settings: {
    name: 'ACME GmbH',
    smtp: server,
    inbound: {...inbound, address: 'acme-jobs@recruit.example', folder: 'INBOX'},
    redirect: {from: 'jobs@acme.example', to: 'acme-jobs@recruit.example'},
  },
  'smtp-dns': {addresses: ['192.0.2.1', '2001:db8::1']},
  'smtp-connect': {attempts: [{address: '192.0.2.1', family: 4, ms: 12}]},
  'smtp-tls': certificate,
  'smtp-ehlo': {greeting: '220 smtp.acme.example ESMTP', offered: ['SIZE 26214400', 'AUTH PLAIN']},
  'smtp-auth': {mechanism: 'PLAIN'},
  'smtp-sender': {sender: 'jobs@acme.example'},
  'smtp-recipient': {recipient: 'jobs@acme.example'},
  'smtp-accept': {reply: '250 2.0.0 Ok: queued as 11CEC21C28'},
  'inbound-tls': {...certificate, subject: 'imap.recruit.example', daysLeft: 40},
  'inbound-folder': {folder: 'INBOX', messages: 3},
  'redirect-arrival': {
    arrivalMs: 1450,
    copies: 1,
    folder: 'INBOX',
    outside: {arrivalMs: 61_000, copies: 1, folder: 'INBOX'},
  },
  'redirect-headers': {fields: [{field: 'From', status: 'kept', before: 'a', after: 'a'}], body: {status: 'kept'}},
  'redirect-copy': {folders: ['INBOX']},
  'sender-authentication': {spf: {result: 'pass', domain: 'acme.example'}, dkim: {result: 'unknown'}},
  'domain-policy': {
    records: {mx: ['10 mx.acme.example'], spf: ['v=spf1 mx -all'], dmarc: ['v=DMARC1; p=reject']},
    lookups: 1,
  },
}

/** A company whose checks passed, with what a test changes of it. */
export function company(change: Partial<CompanyTest> = {}): CompanyTest {
  return {
    company: 'acme',
    channel: 'smtp',
    address: 'jobs@acme.example',
    inherited: false,
    verdict: 'passed',
    checks: checkNames.map((check) => ({check, status: 'passed', ms: 12, detail: details[check] ?? {}})),
    findings: [],
    startedAt: '2026-11-23T16:28:01.000Z',
    ms: 2345,
    conversations: [],
    ...change,
  }
}

export function finding(change: Partial<Finding> = {}): Finding {
  return {
    code: 'smtp-auth-bad-credentials',
    check: 'smtp-auth',
    severity: 'error',
    cause: 'smtp.acme.example rejects the user name jobs@acme.example or its password.',
    remedy: ['Enter the password again: recruitmail secret set acme/smtp', 'Try the same login in webmail.'],
    evidence: ['535 5.7.8 Error: authentication failed'],
    ...change,
  }
}

/** A company that fails at one check; what stands on it was not reached. */
export function brokenCompany(found: Finding = finding(), verdict: Verdict = 'failed'): CompanyTest {
  const sound = company()
  const unreached: readonly string[] = checkNames.filter(
    (check) => check.startsWith('redirect-') || ['smtp-sender', 'smtp-recipient', 'smtp-accept'].includes(check),
  )
  const checks = sound.checks.map((result): CheckResult => {
    if (result.check === found.check) {
      return {...result, status: found.severity === 'error' ? 'failed' : 'warning', detail: result.detail}
    }
    return found.severity === 'error' && unreached.includes(result.check)
      ? {...result, status: 'not-reached', ms: 0, detail: {}}
      : result
  })
  return {...sound, verdict, checks, findings: [found]}
}

export function test(...companies: readonly CompanyTest[]): ConnectionTest {
  return {
    schema: 'recruitmail/test-connection/1',
    verdict: overallVerdict(companies.map(({verdict}) => verdict)),
    startedAt: '2026-11-23T16:28:01.000Z',
    ms: 2400,
    companies,
  }
}

/** What hostile servers say, each in the hope of leaving its place in some format. */
export const hostileWords = [
  '550 <script>alert(1)</script> & "quoted" \'quoted\' ]]> <!-- <img src=x onerror=alert(1)>',
  '550 | a bar | `code` ``two`` [link](https://evil.example) ![image](https://evil.example/x.png) <https://evil.example>',
  '550 see https://evil.example/login or www.evil.example',
  '::error title=x::forged',
  '##[error]forged',
  '# heading',
  '- item',
  '1. step',
  '> quote',
  '```',
  '550 100%\u0000\u0008\u001B[31mred\u001B[0m\u202Etxet\uFFFE\uFFFF\uD800 end',
  '550 a=b;c \\ "x" \\" {y="z"} 1',
  '</details></pre></code></style></title>',
  '&lt;b&gt; &#60;b&#62;',
]

/** A company in which every place a server fills is filled with hostile words. */
export function hostileCompany(): CompanyTest {
  const words = hostileWords.join(' ')
  const broken = brokenCompany(
    finding({cause: `The server says ${words}`, evidence: hostileWords, remedy: [`Ask ${words}`, ...hostileWords]}),
  )
  const checks = broken.checks.map((result): CheckResult => {
    if (result.check === 'redirect-copy') return {...result, status: 'skipped', why: words}
    return {...result, detail: filledWith(result.detail, words) as CheckResult['detail']}
  })
  const lines = hostileWords.map((text, index) => ({from: 'server' as const, text, ms: index}))
  return {
    ...broken,
    checks,
    conversations: [{role: 'smtp', host: `smtp.${words}`, port: 587, lines}],
  }
}

function filledWith(value: unknown, words: string): unknown {
  if (typeof value === 'string') return words
  if (Array.isArray(value)) return value.map((item) => filledWith(item, words))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filledWith(item, words)]))
}
