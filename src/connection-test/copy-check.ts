import {ConnectionFailure} from '../connection/evidence.js'
import type {ProviderId} from '../provider/provider.js'
import {recordConversation, reportCode, reportEvidence, type TestContext} from './context.js'
import type {MailboxWatch} from './mailbox-watch.js'
import type {Probe} from './probe.js'
import type {SharedMailbox} from './shared-mailbox.js'
import type {Sightings} from './sightings.js'

/** How long the copy may come after the sending, in ms; it is usually stored before the redirect goes out. */
const copyMs = 8000

/** Opens the company's own mailbox. @returns undefined when it cannot be, which is reported as a warning */
export async function openCopy(
  context: TestContext,
  mailbox: SharedMailbox,
  provider: ProviderId | undefined,
): Promise<MailboxWatch | undefined> {
  const {signal, limits} = context
  try {
    const transcript = recordConversation(context, 'copy', mailbox.account.endpoint)
    await mailbox.logIn({timeoutMs: context.deadline - performance.now(), signal, transcript})
    return await mailbox.watch(limits.reply)
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof ConnectionFailure)) throw error
    context.recorder.begin('redirect-copy')
    const facts = {secretId: `${context.company.id}/imap`}
    reportEvidence(context, error.evidence, {check: 'redirect-copy', provider, facts}, 'warning')
    context.recorder.end('redirect-copy')
    return undefined
  }
}

/** Looks for the copy of a probe in the company's own mailbox, in its other folders too. */
export async function findCopy(
  context: TestContext,
  mailbox: SharedMailbox,
  probe: Probe,
  sightings: Sightings,
): Promise<void> {
  const {recorder, signal, deadline} = context
  recorder.begin('redirect-copy')
  const seen = (): boolean => sightings.of(probe, 'copy').length > 0
  await sightings.until(seen, Math.min(deadline, performance.now() + copyMs), signal)
  if (!seen() && !signal.aborted) await mailbox.searchElsewhere({sightings, place: 'copy'})
}

/** Says whether the redirect left a copy; a probe that was seen nowhere proves nothing about the copy. */
export function judgeCopy(
  context: TestContext,
  probe: Probe,
  sightings: Sightings,
  provider: ProviderId | undefined,
): void {
  const {recorder, selection} = context
  const folders = [...new Set(sightings.of(probe, 'copy').map(({folder}) => folder))]
  const arrived = sightings.of(probe, 'inbound').length > 0
  if (folders.length === 0 && !arrived && selection.runs('redirect-arrival')) return
  if (folders.length === 0) {
    reportCode(context, 'redirect-no-local-copy', {check: 'redirect-copy', provider}, [
      `no copy of ${probe.messageId} in any folder of the company's mailbox`,
    ])
  }
  recorder.end('redirect-copy', {folders})
}
