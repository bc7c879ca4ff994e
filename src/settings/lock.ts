import {randomUUID} from 'node:crypto'
import {link, open, readFile, rename, rm} from 'node:fs/promises'
import {hostname} from 'node:os'
import {setTimeout as pause} from 'node:timers/promises'
import {Failure} from '../failure.js'

/** Who holds a lock; `nonce` tells two holds of one process apart. */
interface Holder {
  readonly pid: number
  readonly host: string
  readonly nonce: string
}

/** How long another writer is waited for, in ms; storing a secret in between takes up to five seconds. */
const longestWait = 12_000

/**
 * Runs work while this process alone holds the lock file. A lock left behind by a process of this machine that is
 * gone is taken over.
 * @throws Failure `settings-locked` of kind `unavailable` when another process holds it longer than `waitMs`
 */
export async function withLock<T>(file: string, work: () => Promise<T>, waitMs = longestWait): Promise<T> {
  const holder: Holder = {pid: process.pid, host: hostname(), nonce: randomUUID()}
  const deadline = performance.now() + waitMs
  while (!(await acquired(file, holder))) {
    await removeIfAbandoned(file)
    if (performance.now() > deadline) throw await lockedFailure(file)
    await pause(20 + Math.random() * 30)
  }
  try {
    return await work()
  } finally {
    await rm(file, {force: true})
  }
}

/** Written beside and linked into place, so that nobody ever sees a lock without its holder. */
async function acquired(file: string, holder: Holder): Promise<boolean> {
  const draft = `${file}.${holder.nonce}`
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(JSON.stringify(holder))
    await handle.close()
    await link(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, {force: true})
  }
}

/** Moves an abandoned lock away; of several processes that try, one succeeds. A lock that was fresh is put back. */
async function removeIfAbandoned(file: string): Promise<void> {
  const seen = await holderOf(file)
  if (seen === undefined || isAlive(seen)) return
  const aside = `${file}.${randomUUID()}`
  try {
    await rename(file, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  const moved = await holderOf(aside)
  if (moved !== undefined && moved.nonce !== seen.nonce) await link(aside, file).catch(() => undefined)
  await rm(aside, {force: true})
}

async function holderOf(file: string): Promise<Holder | undefined> {
  try {
    const holder = JSON.parse(await readFile(file, 'utf8')) as Partial<Holder> | null
    return isHolder(holder) ? holder : unreadable
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    return unreadable
  }
}

/** A lock that no version of this program wrote belongs to nobody. */
const unreadable: Holder = {pid: 0, host: hostname(), nonce: 'unreadable'}

function isHolder(holder: Partial<Holder> | null): holder is Holder {
  if (typeof holder !== 'object' || holder === null) return false
  const {pid, host, nonce} = holder
  return Number.isInteger(pid) && Number(pid) > 0 && typeof host === 'string' && typeof nonce === 'string'
}

/** Signal 0 asks whether a process exists; of other machines nothing is known. */
function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true
  if (holder.pid === 0) return false
  try {
    process.kill(holder.pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function lockedFailure(file: string): Promise<Failure> {
  const holder = await holderOf(file)
  const who = holder === undefined ? 'Another process' : `Process ${holder.pid} on ${holder.host}`
  return new Failure('unavailable', 'settings-locked', `${who} is changing the settings and does not come to an end.`, {
    hint: `Wait for it or end it; if it is gone, delete ${file}`,
  })
}
