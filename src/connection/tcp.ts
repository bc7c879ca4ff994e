import {connect, type Socket} from 'node:net'
import type {HostAddress} from './dns.js'
import type {AddressAttempt} from './evidence.js'

export interface Reached {
  readonly socket: Socket
  readonly remote: HostAddress
  /** Every address that was tried and how it ended by the time one was reached; those under way are not among them. */
  readonly attempts: readonly AddressAttempt[]
  /** Undefined where no other address is under way. */
  readonly others: OtherAddresses | undefined
}

/** Connections to the other addresses of a host, still under way beside the one that is used. */
export interface OtherAddresses {
  /** Waits for them for as long as the slowest may have taken in all, gives up the rest, and tells of every address. */
  settle(allInAllMs: number): Promise<readonly AddressAttempt[]>
}

interface Pending {
  readonly target: HostAddress
  readonly startedAt: number
  socket: Socket | undefined
  attempt: AddressAttempt | undefined
  timer: NodeJS.Timeout | undefined
  giveUp: (errorCode: string) => void
}

/** How long an address that the resolver names first may still answer once another is connected, in ms. */
const graceMs = 25

/**
 * Opens a TCP connection to every address of a host at once and keeps the first in resolver order that answered, so
 * that a broken address is seen and costs no time. The others go on beside it until they are settled or the limit
 * passes; they keep no program alive.
 * @returns the attempts alone when no address could be reached within the limit
 */
export async function reach(
  addresses: readonly HostAddress[],
  port: number,
  limitMs: number,
  signal: AbortSignal | undefined,
): Promise<Reached | {readonly attempts: readonly AddressAttempt[]}> {
  const all = addresses.map(newPending)
  const connecting = all.map((pending) => attemptOne(pending, port, limitMs, signal))
  await firstConnected(all, connecting)
  if (all.some(isConnected) && !(all[0] !== undefined && isConnected(all[0]))) await settleWithin(connecting, graceMs)
  const winner = all.find(isConnected)
  if (winner?.socket === undefined) return {attempts: attemptsOf(all)}
  for (const pending of all) if (pending !== winner) release(pending)
  const underWay = all.some(({attempt}) => attempt === undefined)
  return {
    socket: winner.socket,
    remote: winner.target,
    attempts: attemptsOf(all),
    others: underWay ? otherAddresses(all, connecting) : undefined,
  }
}

function newPending(target: HostAddress): Pending {
  return {
    target,
    startedAt: performance.now(),
    socket: undefined,
    attempt: undefined,
    timer: undefined,
    giveUp: () => undefined,
  }
}

function otherAddresses(all: readonly Pending[], connecting: readonly Promise<void>[]): OtherAddresses {
  return {
    settle: async (allInAllMs) => {
      await settleWithin(connecting, allInAllMs - Math.max(...all.map(elapsed)))
      for (const {giveUp} of all) giveUp('TIMEOUT')
      return attemptsOf(all)
    },
  }
}

/** What is not used is closed, or let go on without keeping the program alive. */
function release(pending: Pending): void {
  const {socket, attempt, timer} = pending
  if (attempt !== undefined) socket?.destroy()
  else socket?.once('connect', () => socket.destroy()).unref()
  timer?.unref()
}

function attemptsOf(all: readonly Pending[]): AddressAttempt[] {
  return all.map(({attempt}) => attempt).filter((attempt) => attempt !== undefined)
}

function isConnected({attempt}: Pending): boolean {
  return attempt !== undefined && attempt.errorCode === undefined
}

function elapsed({startedAt}: Pending): number {
  return Math.round(performance.now() - startedAt)
}

function attemptOne(pending: Pending, port: number, limitMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect({host: pending.target.address, port, noDelay: true, keepAlive: true})
    pending.socket = socket
    const end = (errorCode?: string): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      if (pending.attempt !== undefined) return
      pending.attempt = {...pending.target, ms: elapsed(pending), ...(errorCode !== undefined && {errorCode})}
      if (errorCode !== undefined) socket.destroy()
      else socket.pause()
      resolve()
    }
    const onAbort = (): void => end('ABORTED')
    const timer = setTimeout(() => end('TIMEOUT'), limitMs)
    pending.timer = timer
    pending.giveUp = end
    signal?.addEventListener('abort', onAbort, {once: true})
    socket.once('connect', () => end())
    socket.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? 'CLOSED'))
    socket.once('close', () => end('CLOSED'))
  })
}

async function firstConnected(all: readonly Pending[], connecting: readonly Promise<void>[]): Promise<void> {
  const connected = connecting.map(async (ended, index) => {
    await ended
    const pending = all[index]
    if (pending === undefined || !isConnected(pending)) throw new Error('not connected')
  })
  await Promise.any(connected).catch(() => undefined)
}

async function settleWithin(connecting: readonly Promise<void>[], limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, limitMs))
  })
  await Promise.race([Promise.all(connecting), limit])
  clearTimeout(timer)
}
