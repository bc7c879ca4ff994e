import type {Evidence, SmtpReply, Stage} from '../connection/evidence.js'
import {providerOfBanner, providerOfHost} from '../provider/detect.js'
import type {ProviderId} from '../provider/provider.js'
import type {FindingCode} from './catalogue.js'
import type {TokenFailure} from './entry.js'
import {bounceRules} from './rules/bounce.js'
import {
  ehloPermanentRules,
  ehloTemporaryRules,
  imapGreetingSilentRules,
  imapSessionRules,
  sessionRules,
  smtpGreetingOddRules,
  smtpGreetingPermanentRules,
  smtpGreetingSilentRules,
  smtpGreetingTemporaryRules,
} from './rules/greeting.js'
import {
  imapAuthRefusedRules,
  imapAuthSilentRules,
  imapCommandRefusedRules,
  imapFolderRefusedRules,
  imapGreetingRefusedRules,
  imapStarttlsRefusedRules,
} from './rules/imap.js'
import {decide, observe, type Rule} from './rules/rule.js'
import {authPermanentRules, authSilentRules, authTemporaryRules, offerRules} from './rules/smtp-auth.js'
import {dataPermanentRules, dataSilentRules, dataTemporaryRules} from './rules/smtp-data.js'
import {
  recipientPermanentRules,
  recipientTemporaryRules,
  senderPermanentRules,
  envelopeSilentRules,
  senderTemporaryRules,
} from './rules/smtp-envelope.js'
import {implicitTlsRules, starttlsSilentRules, upgradeTlsRules} from './rules/tls.js'
import {tokenRules} from './rules/token.js'
import {connectRules, decisiveError, dnsRules, partialFailure} from './rules/transport.js'

export {partialFailure} from './rules/transport.js'

interface Table {
  readonly rules: readonly Rule[]
  readonly fallback: FindingCode
}

/** What to read for one SMTP step: by the class of the reply, so that a 4xx never meets a rule about passwords. */
interface SmtpStep {
  readonly silent: Table
  readonly temporary: Table
  readonly permanent: Table
}

function step(
  unrecognised: FindingCode,
  silent: readonly Rule[],
  temporary: Table,
  permanent: readonly Rule[],
): SmtpStep {
  return {
    silent: {rules: silent, fallback: unrecognised},
    temporary,
    permanent: {rules: permanent, fallback: unrecognised},
  }
}

const later = (fallback: FindingCode, rules: readonly Rule[]): Table => ({rules, fallback})

const smtpSteps: Readonly<Partial<Record<Stage, SmtpStep>>> = {
  greeting: {
    silent: {rules: [...smtpGreetingSilentRules, ...smtpGreetingOddRules], fallback: 'smtp-greeting-unrecognised'},
    temporary: later('smtp-greeting-421-busy', smtpGreetingTemporaryRules),
    permanent: {rules: smtpGreetingPermanentRules, fallback: 'smtp-greeting-refused'},
  },
  ehlo: {
    silent: {rules: [...sessionRules, ...offerRules], fallback: 'smtp-ehlo-unrecognised'},
    temporary: later('smtp-ehlo-421', ehloTemporaryRules),
    permanent: {rules: ehloPermanentRules, fallback: 'smtp-ehlo-rejected'},
  },
  starttls: step(
    'starttls-unrecognised',
    starttlsSilentRules,
    later('starttls-temporarily-unavailable', [{code: 'data-smtp-421-closing', reply: /^421$/}]),
    [{code: 'starttls-refused', reply: /^5/}],
  ),
  auth: step(
    'smtp-auth-unrecognised',
    authSilentRules,
    later('smtp-auth-temporary-failure', authTemporaryRules),
    authPermanentRules,
  ),
  sender: step(
    'smtp-sender-unrecognised',
    envelopeSilentRules,
    later('smtp-sender-temporary-failure', senderTemporaryRules),
    senderPermanentRules,
  ),
  recipient: step(
    'rcpt-unrecognised',
    envelopeSilentRules,
    later('rcpt-temporary-failure', recipientTemporaryRules),
    recipientPermanentRules,
  ),
  data: step(
    'data-unrecognised',
    dataSilentRules,
    later('data-temporary-failure', dataTemporaryRules),
    dataPermanentRules,
  ),
}

interface ImapStep {
  readonly silent: Table
  readonly refused: Table
}

const imapSteps: Readonly<Partial<Record<Stage, ImapStep>>> = {
  greeting: {
    silent: {rules: imapGreetingSilentRules, fallback: 'imap-greeting-unrecognised'},
    refused: {rules: imapGreetingRefusedRules, fallback: 'imap-greeting-unrecognised'},
  },
  starttls: {
    silent: {rules: [...starttlsSilentRules, ...imapSessionRules], fallback: 'starttls-unrecognised'},
    refused: {rules: imapStarttlsRefusedRules, fallback: 'starttls-unrecognised'},
  },
  auth: {
    silent: {rules: imapAuthSilentRules, fallback: 'imap-auth-unrecognised'},
    refused: {rules: imapAuthRefusedRules, fallback: 'imap-auth-unrecognised'},
  },
  folder: {
    silent: {rules: imapSessionRules, fallback: 'imap-select-unrecognised'},
    refused: {rules: imapFolderRefusedRules, fallback: 'imap-select-unrecognised'},
  },
  command: {
    silent: {rules: imapSessionRules, fallback: 'imap-unrecognised'},
    refused: {rules: imapCommandRefusedRules, fallback: 'imap-unrecognised'},
  },
}

/**
 * Names the cause that the evidence proves: by step, reply code, enhanced code, provider, and words last. Without a
 * row that fits it says so (`…-unrecognised`) instead of guessing.
 */
export function classify(evidence: Evidence, provider: ProviderId | undefined = shownProvider(evidence)): FindingCode {
  const {endpoint, stage} = evidence
  if (stage === 'connect' && evidence.attempts !== undefined) return classifyAttempts(evidence, provider)
  const table = tableFor(evidence)
  const observed = observe(evidence, provider ?? shownProvider(evidence))
  return decide(
    table?.rules ?? [],
    observed,
    table?.fallback ?? (endpoint.protocol === 'imap' ? 'imap-unrecognised' : 'smtp-protocol-error'),
  )
}

/** The provider as the evidence itself shows it: by the host, else by the greeting. */
export function shownProvider(evidence: Evidence): ProviderId | undefined {
  return providerOfHost(evidence.endpoint.host) ?? providerOfBanner(evidence.greeting)
}

/**
 * Names the cause told by a bounce, from its diagnostic text as a reply (`smtpReply`); `delivery-bounced` where the
 * text says nothing known.
 */
export function classifyBounce(reply: SmtpReply, provider?: ProviderId): FindingCode {
  const endpoint = {protocol: 'smtp', host: '', port: 25, encryption: 'starttls'} as const
  return decide(bounceRules, observe({endpoint, stage: 'data', smtp: reply}, provider), 'delivery-bounced')
}

/** Names the cause told by an OAuth token endpoint (RFC 6749 section 5.2). */
export function classifyToken(failure: TokenFailure): FindingCode {
  if (failure.errorCode !== undefined) return 'oauth-endpoint-unreachable'
  const said = `${failure.error ?? ''} ${failure.description ?? ''}`
  return tokenRules.find(({pattern}) => pattern.test(said))?.code ?? 'oauth-token-unrecognised'
}

function classifyAttempts(evidence: Evidence, provider: ProviderId | undefined): FindingCode {
  const attempts = evidence.attempts ?? []
  const partial = partialFailure(attempts)
  if (partial !== undefined) return partial
  const errorCode = decisiveError(attempts) ?? evidence.errorCode
  const {errorCode: _replaced, ...rest} = evidence
  const decisive = errorCode === undefined ? rest : {...rest, errorCode}
  return decide(connectRules, observe(decisive, provider), 'tcp-unrecognised')
}

function tableFor(evidence: Evidence): Table | undefined {
  const {endpoint, stage} = evidence
  if (stage === 'dns') return {rules: dnsRules, fallback: 'dns-unrecognised'}
  if (stage === 'connect') return {rules: connectRules, fallback: 'tcp-unrecognised'}
  if (stage === 'tls') {
    const upgraded = endpoint.encryption === 'starttls'
    const rules = upgraded ? [...upgradeTlsRules, ...implicitTlsRules] : implicitTlsRules
    return {rules, fallback: 'tls-unrecognised'}
  }
  return endpoint.protocol === 'smtp' ? smtpTable(evidence) : imapTable(evidence)
}

function smtpTable({stage, smtp, errorCode}: Evidence): Table | undefined {
  const tables = smtpSteps[stage]
  if (tables === undefined || smtp === undefined) return tables?.silent
  if (smtp.code >= 400 && smtp.code < 500) return tables.temporary
  if (smtp.code >= 500 && smtp.code < 600) return tables.permanent
  // A reply cut off in the middle is judged by what cut it off.
  return errorCode === undefined ? {rules: [], fallback: 'smtp-protocol-error'} : tables.silent
}

function imapTable({stage, imap}: Evidence): Table | undefined {
  const tables = imapSteps[stage]
  if (imap === undefined) return tables?.silent
  return imap.status === 'OK' && imap.code !== 'READ-ONLY' ? tables?.silent : tables?.refused
}
