import {connect, type Socket} from 'node:net'
import type {HostAddress} from './dns.js'
import type {AddressAttempt} from './evidence.js'

export interface Reached {
  readonly socket: Socket
  readonly remote: HostAddress
  /** Every address that was tried and how it ended by the time one was reached. */
  readonly attempts: readonly AddressAttempt[]
}

/** What counts as one attempt's end for the caller that waits for the others a little. */
interface Pending {
  readonly target: HostAddress
  readonly startedAt: number
  socket: Socket | undefined
  attempt: AddressAttempt | undefined
}

/** How long the other addresses may still answer once one is connected, in ms; they only add evidence. */
const graceMs = 150

/**
 * Opens a TCP connection to every address of a host at once and keeps the first in resolver order that answered, so
 * that a broken address is seen and costs no time.
 * @returns the attempts alone when no address could be reached within the limit
 */
export async function reach(
  addresses: readonly HostAddress[],
  port: number,
  limitMs: number,
  signal: AbortSignal | undefined,
): Promise<Reached | {readonly attempts: readonly AddressAttempt[]}> {
  const all = addresses.map((target): Pending => ({
    target,
    startedAt: performance.now(),
    socket: undefined,
    attempt: undefined,
  }))
  const connecting = all.map((pending) => attemptOne(pending, port, limitMs, signal))
  await firstConnected(all, connecting)
  if (all.some((pending) => isConnected(pending))) await settleWithin(connecting, graceMs)
  const winner = all.find((pending) => isConnected(pending))
  for (const pending of all) if (pending !== winner) pending.socket?.destroy()
  const attempts = all.map((pending) => pending.attempt ?? unanswered(pending))
  if (winner?.socket === undefined) return {attempts}
  return {socket: winner.socket, remote: winner.target, attempts}
}

function isConnected(pending: Pending): boolean {
  return pending.attempt !== undefined && pending.attempt.errorCode === undefined
}

function unanswered(pending: Pending): AddressAttempt {
  return {...pending.target, ms: elapsed(pending), errorCode: 'TIMEOUT'}
}

function elapsed(pending: Pending): number {
  return Math.round(performance.now() - pending.startedAt)
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
    timer = setTimeout(resolve, limitMs)
  })
  await Promise.race([Promise.all(connecting), limit])
  clearTimeout(timer)
}
