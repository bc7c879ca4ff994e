import {ConnectionFailure} from '../connection/evidence.js'
import {openImap} from '../connection/imap.js'
import type {ProviderId} from '../provider/provider.js'
import {reportCode, reportEvidence, type TestContext} from './context.js'
import {searchFolders} from './junk-lookout.js'
import {MailboxWatch} from './mailbox-watch.js'
import type {Probe} from './probe.js'
import type {Account} from './settings-check.js'
import type {Sightings} from './sightings.js'

/** How long the copy may come after the sending, in ms; it is usually stored before the redirect goes out. */
const copyMs = 8000

/** Opens the company's own mailbox. @returns undefined when it cannot be, which is reported as a warning */
export async function openCopy(
  context: TestContext,
  account: Account,
  provider: ProviderId | undefined,
): Promise<MailboxWatch | undefined> {
  const {endpoint, login} = account
  const {network, signal, limits} = context
  try {
    const client = await openImap(endpoint, login, network, {timeoutMs: context.deadline - performance.now(), signal})
    return await MailboxWatch.open(client, endpoint, 'INBOX', limits.reply)
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
  watch: MailboxWatch,
  probe: Probe,
  sightings: Sightings,
): Promise<void> {
  const {recorder, signal, deadline} = context
  recorder.begin('redirect-copy')
  const seen = (): boolean => sightings.of(probe, 'copy').length > 0
  await sightings.until(seen, Math.min(deadline, performance.now() + copyMs), signal)
  if (!seen() && !signal.aborted) await searchFolders(watch, watch.folder, [probe], sightings, 'copy')
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
