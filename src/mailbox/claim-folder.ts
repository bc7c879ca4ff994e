import {setTimeout as sleep} from 'node:timers/promises'
import {Failure} from '../failure.js'
import type {Claim, ClaimOutcome, ClaimTarget} from './claim.js'
import {command, folderArgument, isRefusal} from './imap-command.js'
import type {InboundMailbox} from './open-mailbox.js'

/** More crashes in a row on one message than this are no accident. */
const mostGenerations = 10

/**
 * Claims a message by creating `Jobs/_claim-UIDVALIDITY-UID-N`. N counts the crashes: a claim that was left behind stays
 * where it is and the next number is created, so that of several who take over one wins as well.
 */
export async function claimByFolder(target: ClaimTarget): Promise<ClaimOutcome> {
  const {mailbox, uid, timing} = target
  const giveUpAt = Date.now() + timing.staleMs * 3
  let generation = 0
  let since = Date.now()
  while (Date.now() < giveUpAt && generation < mostGenerations) {
    // The message is looked at before the claim: its owner removes the claim only after the message has gone.
    if (!(await isThere(mailbox, uid))) return 'gone'
    const askedAt = Date.now()
    const standing = await standingClaims(target)
    if (generation > 0 && !standing.has(generation - 1)) generation = 0
    else if (!standing.has(generation) && (await create(mailbox, pathOf(target, generation)))) {
      const made = folderClaim(target, generation, askedAt + timing.leaseMs)
      if (await isThere(mailbox, uid)) return made
      await made.release()
      return 'gone'
    } else if (standing.has(generation) && Date.now() - since >= timing.staleMs) generation += 1
    else {
      await sleep(timing.pollMs)
      continue
    }
    since = Date.now()
  }
  return 'busy'
}

/** Numbers of the claims that exist for a message. */
async function standingClaims(target: ClaimTarget): Promise<Set<number>> {
  const names = await folderNames(target.mailbox)
  const all = Array.from({length: mostGenerations}, (_, generation) => generation)
  return new Set(all.filter((generation) => names.has(pathOf(target, generation))))
}

function pathOf({mailbox, opened, uid}: ClaimTarget, generation: number): string {
  return mailbox.folders.ofClaim(`${opened.uidValidity}-${uid}-${generation}`)
}

function folderClaim(target: ClaimTarget, generation: number, until: number): Claim {
  return {
    takenOver: generation > 0,
    by: 'folder',
    expired: () => Date.now() >= until,
    release: async () => {
      for (let each = generation; each >= 0; each--) {
        const {client} = target.mailbox
        await command(client, 'DELETE', [folderArgument(client, pathOf(target, each))]).catch(() => undefined)
      }
    },
  }
}

/** Whether this call made the folder. @throws Failure when the server lets nobody make it */
async function create(mailbox: InboundMailbox, path: string): Promise<boolean> {
  // Twice: between a refusal and the look for the folder its owner may have removed it.
  for (const attempt of ['first', 'second']) {
    try {
      // imapflow's own method subscribes as well, and fails where only that fails.
      await command(mailbox.client, 'CREATE', [folderArgument(mailbox.client, path)])
      return true
    } catch (error) {
      if (!isRefusal(error)) throw error
      if ((await folderNames(mailbox)).has(path)) return false
      if (attempt === 'second') throw refused(path, error)
    }
  }
  return false
}

function refused(path: string, cause: unknown): Failure {
  return new Failure('broken', 'claim-refused', `The server does not let this login create the folder ${path}.`, {
    hint: 'Without it, two people could assign one message twice: allow the login to create and delete folders.',
    cause,
  })
}

async function folderNames({client}: InboundMailbox): Promise<Set<string>> {
  const listed = await client.list({listOnly: true})
  return new Set(listed.filter(({flags}) => !flags.has('\\NonExistent')).map(({path}) => path))
}

async function isThere({client}: InboundMailbox, uid: number): Promise<boolean> {
  await client.noop()
  const row = await client.fetchOne(String(uid), {uid: true}, {uid: true})
  return row !== false && row !== undefined
}
