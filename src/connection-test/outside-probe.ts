import type {ProviderId} from '../provider/provider.js'
import {ConnectionFailure} from '../connection/evidence.js'
import {recordConversation, reportEvidence, type TestContext} from './context.js'
import type {Probe} from './probe.js'
import type {Account} from './settings-check.js'
import type {Accepted} from './smtp-path.js'

/**
 * Sends a probe through the built-in service, as a candidate's message comes: from outside the company.
 * @returns undefined when the service did not take it, which is reported as a warning on the arrival
 */
export async function sendFromOutside(
  context: TestContext,
  service: Account,
  probe: Probe,
  provider: ProviderId | undefined,
): Promise<Accepted | undefined> {
  const {limits, signal, share} = context
  const transcript = recordConversation(context, 'builtin', service.endpoint)
  const leave = await share.enter(service.endpoint, service.login)
  try {
    const session = await share.openSmtp(service.endpoint, {limits, signal, transcript})
    try {
      await share.logIn(session, service.endpoint, service.login)
      await session.envelope({sender: probe.sender, recipient: probe.recipient, size: probe.raw.length})
      const reply = await session.data([probe.raw])
      return {at: performance.now(), reply: reply.lines.join(' ')}
    } finally {
      session.quit()
    }
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof ConnectionFailure)) throw error
    const facts = {secretId: 'builtin', account: service.login.account}
    reportEvidence(context, error.evidence, {check: 'redirect-arrival', provider, facts}, 'warning')
    return undefined
  } finally {
    leave()
  }
}
