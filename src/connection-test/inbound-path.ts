import type {Endpoint} from '../connection/evidence.js'
import {openImap} from '../connection/imap.js'
import type {Login} from '../connection/login.js'
import type {CheckName} from '../diagnosis/finding.js'
import type {TestContext} from './context.js'
import {MailboxWatch} from './mailbox-watch.js'
import {PathTracker} from './path-tracker.js'
import {clearTextReason} from './smtp-path.js'

const order: readonly CheckName[] = ['inbound-dns', 'inbound-connect', 'inbound-tls', 'inbound-auth', 'inbound-folder']

const passing = {dns: 'inbound-dns', connect: 'inbound-connect', tls: 'inbound-tls', auth: 'inbound-auth'} as const

const failing = {
  ...passing,
  greeting: 'inbound-connect',
  starttls: 'inbound-tls',
  folder: 'inbound-folder',
  command: 'inbound-folder',
} as const

export interface InboundPath {
  readonly endpoint: Endpoint
  readonly login: Login
  readonly folder: string
  readonly aspect: ConstructorParameters<typeof PathTracker>[4]
}

/** Opens the inbound mailbox step by step, each step a check. @returns the watch on its folder, or undefined */
export async function testInboundPath(context: TestContext, path: InboundPath): Promise<MailboxWatch | undefined> {
  const {endpoint, login, folder} = path
  const {recorder, selection, signal, network, limits} = context
  const steps = endpoint.encryption === 'none' ? order.filter((check) => check !== 'inbound-tls') : order
  if (endpoint.encryption === 'none') recorder.skip('inbound-tls', clearTextReason)
  const tracker = new PathTracker(context, steps, passing, failing, path.aspect)
  try {
    const timeoutMs = context.deadline - performance.now()
    const client = await openImap(endpoint, login, network, {timeoutMs, signal, observer: tracker})
    if (!selection.runs('inbound-folder')) {
      client.close()
      return undefined
    }
    const watch = await MailboxWatch.open(client, endpoint, folder, limits.reply)
    tracker.end('inbound-folder', {folder: watch.folder, messages: watch.messages, readOnly: watch.readOnly})
    return watch
  } catch (error) {
    signal.throwIfAborted()
    tracker.failed(error)
    return undefined
  }
}
