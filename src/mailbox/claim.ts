import {setTimeout as sleep} from 'node:timers/promises'
import type {ImapFlow} from 'imapflow'
import {claimByFolder} from './claim-folder.js'
import {atom, command, sequence} from './imap-command.js'
import type {InboundMailbox, OpenedFolder} from './open-mailbox.js'

/** Marks a message that somebody is assigning; it goes with the message and is taken off afterwards. */
export const claimKeyword = '$RecruitmailClaimed'

/** In ms. */
export interface ClaimTiming {
  /** A claim is acted upon within this time or not at all. */
  readonly leaseMs: number
  /** A claim that stands unchanged for this long was left by a crash. Well above `leaseMs`. */
  readonly staleMs: number
  readonly pollMs: number
}

export const defaultClaimTiming: ClaimTiming = {leaseMs: 10_000, staleMs: 30_000, pollMs: 200}

/** The sole right to assign a message, for a short time. */
export interface Claim {
  /** Whether it was taken from somebody who left it unfinished: the message may have been copied already. */
  readonly takenOver: boolean
  readonly by: 'keyword' | 'folder'
  /** Whether too much time has passed to act upon it. */
  expired(): boolean
  release(): Promise<void>
}

/** `gone`: the message left the folder, somebody else was first. `busy`: others hold it one after the other. */
export type ClaimOutcome = Claim | 'gone' | 'busy'

/** A message of the open folder. */
export interface ClaimTarget {
  readonly mailbox: InboundMailbox
  /** Opened for writing. */
  readonly opened: OpenedFolder
  readonly uid: number
  readonly timing: ClaimTiming
}

/**
 * Claims a message: of all who try at the same time, one gets it. Where the server knows mod-sequences the claim is a
 * keyword, set on the condition that nothing has changed since it was seen to be free (RFC 7162 section 3.1.3), and read
 * back. Elsewhere it is a folder made for the purpose, because CREATE fails for all but the first (RFC 9051 section
 * 6.3.4). Whoever meets a claim waits for the message to go; a claim still there after `staleMs` is taken over. This
 * needs no common clock: whoever holds a claim gives it up `leaseMs` after asking for it.
 */
export async function claim(target: ClaimTarget): Promise<ClaimOutcome> {
  const byKeyword = canClaimByKeyword(target) ? await claimByKeyword(target) : 'impossible'
  return byKeyword === 'impossible' ? claimByFolder(target) : byKeyword
}

function canClaimByKeyword({mailbox: {client}, opened}: ClaimTarget): boolean {
  const selected = client.mailbox
  if (!opened.modseq || !client.enabled.has('CONDSTORE') || typeof selected === 'boolean') return false
  const permanent = selected.permanentFlags
  return permanent === undefined || permanent.has('\\*') || permanent.has(claimKeyword)
}

async function claimByKeyword(target: ClaimTarget): Promise<ClaimOutcome | 'impossible'> {
  const {client} = target.mailbox
  const {staleMs, pollMs, leaseMs} = target.timing
  const giveUpAt = Date.now() + staleMs * 3
  let takenOver = false
  let standing: {modseq: bigint; since: number} | undefined
  while (Date.now() < giveUpAt) {
    const state = await readState(client, target.uid)
    if (state === 'gone') return 'gone'
    if (!state.claimed) {
      const askedAt = Date.now()
      const stored = await storeIfUnchanged(client, target.uid, state.modseq, '+FLAGS')
      if (!stored) continue
      const after = await readState(client, target.uid)
      if (after === 'gone') return 'gone'
      if (!after.claimed) return 'impossible'
      return keywordClaim(client, target.uid, takenOver, askedAt + leaseMs)
    }
    if (standing?.modseq !== state.modseq) standing = {modseq: state.modseq, since: Date.now()}
    if (Date.now() - standing.since < staleMs) await sleep(pollMs)
    else takenOver = (await storeIfUnchanged(client, target.uid, state.modseq, '-FLAGS')) || takenOver
  }
  return 'busy'
}

function keywordClaim(client: ImapFlow, uid: number, takenOver: boolean, until: number): Claim {
  return {
    takenOver,
    by: 'keyword',
    expired: () => Date.now() >= until,
    release: async () => {
      await command(client, 'UID STORE', [sequence(uid), atom('-FLAGS.SILENT'), [atom(claimKeyword)]])
    },
  }
}

type MessageState = 'gone' | {readonly claimed: boolean; readonly modseq: bigint}

/** NOOP lets the server tell what other sessions did. */
async function readState(client: ImapFlow, uid: number): Promise<MessageState> {
  await client.noop()
  const row = await client.fetchOne(String(uid), {uid: true, flags: true}, {uid: true})
  if (row === false || row === undefined) return 'gone'
  const claimed = [...(row.flags ?? [])].some((flag) => flag.toLowerCase() === claimKeyword.toLowerCase())
  return {claimed, modseq: row.modseq ?? 0n}
}

/** imapflow's own method hides whether the condition held: the server answers OK [MODIFIED 42] where it did not. */
async function storeIfUnchanged(
  client: ImapFlow,
  uid: number,
  modseq: bigint,
  change: '+FLAGS' | '-FLAGS',
): Promise<boolean> {
  const condition = [atom('UNCHANGEDSINCE'), atom(String(modseq))]
  const {codes} = await command(client, 'UID STORE', [sequence(uid), condition, atom(change), [atom(claimKeyword)]])
  return !codes.has('MODIFIED')
}
