import {ConnectionFailure} from '../connection/evidence.js'
import {imapCommand} from '../connection/imap-evidence.js'
import type {ProviderId} from '../provider/provider.js'
import {phrase} from '../wording/phrase.js'
import {phrases} from './arrival-phrases.js'
import {recordConversation, reportCode, reportEvidence, type TestContext} from './context.js'
import type {MailboxWatch} from './mailbox-watch.js'
import type {Probe} from './probe.js'
import type {SharedMailbox} from './shared-mailbox.js'
import type {Sighting, Sightings} from './sightings.js'

/** How long the copy may come after the sending, in ms; it is usually stored before the redirect goes out. */
const copyMs = 8000

/** What logging in to the company's own mailbox may take of the time that is left, and at most, in ms. */
const login = {share: 0.4, most: 30_000}

/** Opens the company's own mailbox. @returns undefined when it cannot be, which is reported as a warning */
export async function openCopy(
  context: TestContext,
  mailbox: SharedMailbox,
  provider: ProviderId | undefined,
): Promise<MailboxWatch | undefined> {
  const {signal, limits} = context
  try {
    const transcript = recordConversation(context, 'copy', mailbox.account.endpoint)
    const timeoutMs = Math.min(login.most, (context.until - performance.now()) * login.share)
    await mailbox.logIn({timeoutMs, signal, transcript})
    return await mailbox.watch(limits.reply)
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof ConnectionFailure)) throw error
    context.recorder.begin('redirect-copy')
    const facts = {secretId: `${context.company.id}/imap`, account: mailbox.account.login.account}
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
  const {recorder, signal, until} = context
  recorder.begin('redirect-copy')
  const seen = (): boolean => copiesKept(sightings, probe).length > 0
  await sightings.until(seen, Math.min(until, performance.now() + copyMs), signal)
  const leftMs = until - performance.now()
  if (seen() || signal.aborted || leftMs <= 0) return
  await imapCommand(mailbox.account.endpoint, mailbox.searchElsewhere({sightings, place: 'copy'}), leftMs)
}

/**
 * The copies that stay: not what the sending server keeps in Sent, nor what lies in the trash. The folder that holds
 * everything shows the sent message too, so it counts only where that is in no folder of its own.
 */
export function copiesKept(sightings: Sightings, probe: Probe): Sighting[] {
  const found = sightings.of(probe, 'copy')
  const sent = found.some(({kind}) => kind === 'sent')
  return found.filter(({kind}) => kind !== 'sent' && kind !== 'trash' && kind !== 'drafts' && !(sent && kind === 'all'))
}

/** Says whether the redirect left a copy; a probe that was seen nowhere proves nothing about the copy. */
export function judgeCopy(
  context: TestContext,
  probe: Probe,
  sightings: Sightings,
  provider: ProviderId | undefined,
): void {
  const {recorder, selection} = context
  const folders = [...new Set(copiesKept(sightings, probe).map(({folder}) => folder))]
  const arrived = sightings.of(probe, 'inbound').length > 0
  if (folders.length === 0 && !arrived && selection.runs('redirect-arrival')) return
  if (folders.length === 0) {
    const count = sightings.foldersSearched('copy').length + 1
    const trash = sightings.of(probe, 'copy').find(({kind}) => kind === 'trash')?.folder
    reportCode(context, 'redirect-no-local-copy', {check: 'redirect-copy', provider}, [
      phrase(phrases.noCopy, {id: probe.messageId, count}),
      ...(trash === undefined ? [] : [phrase(phrases.onlyIn, {folder: trash})]),
    ])
  }
  recorder.end('redirect-copy', {folders})
}
