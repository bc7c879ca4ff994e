import type {CheckName} from '../diagnosis/finding.js'
import {ConnectionFailure, type Endpoint} from '../connection/evidence.js'
import type {TranscriptLine} from '../connection/transcript.js'
import {recordConversation, reportCode, type Aspect, type TestContext} from './context.js'
import type {MailboxWatch} from './mailbox-watch.js'
import {PathTracker} from './path-tracker.js'
import type {SharedMailbox} from './shared-mailbox.js'
import {clearTextReason} from './smtp-path.js'

const order: readonly CheckName[] = ['inbound-dns', 'inbound-connect', 'inbound-tls', 'inbound-auth', 'inbound-folder']

const passing = {dns: 'inbound-dns', connect: 'inbound-connect', tls: 'inbound-tls', auth: 'inbound-auth'} as const

/** Opens the inbound mailbox step by step, each step a check. @returns the watch on its folder, or undefined */
export async function testInboundPath(
  context: TestContext,
  mailbox: SharedMailbox,
  aspect: ConstructorParameters<typeof PathTracker>[3],
): Promise<MailboxWatch | undefined> {
  const {endpoint, login, folder} = mailbox.account
  const {recorder, selection, signal, limits} = context
  const steps = endpoint.encryption === 'none' ? order.filter((check) => check !== 'inbound-tls') : order
  if (endpoint.encryption === 'none') recorder.skip('inbound-tls', clearTextReason)
  const address = context.company.inbound?.value.address ?? login.account
  const server = {endpoint, login, address}
  const tracker = new PathTracker(context, server, {order: steps, passing}, aspect)
  try {
    const timeoutMs = context.until - performance.now()
    const transcript = recordConversation(context, 'inbound', endpoint)
    await mailbox.logIn({timeoutMs, signal, transcript, ownFolders: [folder], observer: tracker})
    if (!selection.runs('inbound-folder')) return undefined
    const watch = await mailbox.watch(limits.reply)
    if (watch.readOnly) throw readOnly(endpoint, watch.folder)
    showAlerts(context, mailbox.lines, aspect)
    tracker.end('inbound-folder', {folder: watch.folder, messages: watch.messages})
    return watch
  } catch (error) {
    signal.throwIfAborted()
    await tracker.failed(error)
    return undefined
  }
}

/** A folder that nothing can be moved from is of no use as inbox, and a probe could not be removed. */
function readOnly(endpoint: Endpoint, folder: string): ConnectionFailure {
  const imap = {status: 'OK', code: 'READ-ONLY', text: ''} as const
  return new ConnectionFailure({endpoint, stage: 'folder', folder, imap})
}

/**
 * What a server marks as an alert must be shown to the user (RFC 9051 section 7.1); in the greeting, before it knows the
 * user, some put a banner that way.
 */
function showAlerts(context: TestContext, lines: readonly TranscriptLine[], aspect: Omit<Aspect, 'check'>): void {
  const [_greeting, ...said] = lines.filter(({from}) => from === 'server')
  const alerts = said.filter(({text}) => /^\S+ (OK|NO|BAD) \[ALERT\]/i.test(text))
  if (alerts.length === 0) return
  const words = [...new Set(alerts.map(({text}) => text))].slice(0, 5)
  reportCode(context, 'imap-alert', {...aspect, check: 'inbound-folder'}, words)
}
