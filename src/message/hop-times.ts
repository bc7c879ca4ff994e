import {headerValues, splitMessage} from './raw-headers.js'
import {receivedHop} from './received.js'

/** Two servers on the way of a message and the time between their stamps. */
export interface SlowHop {
  readonly from: string
  readonly to: string
  readonly seconds: number
}

/** Where a message waited longest, by the dates of its Received fields (RFC 5321 section 4.4); clocks may be wrong. */
export function slowestHop(raw: Buffer): SlowHop | undefined {
  const stamps = headerValues(splitMessage(raw), 'received')
    .slice(0, 100)
    .map((value) => ({
      by: receivedHop(value).by ?? '?',
      at: Date.parse(value.slice(value.lastIndexOf(';') + 1).trim()),
    }))
    .filter(({at}) => Number.isFinite(at))
    .toReversed()
  let slowest: SlowHop | undefined
  for (const [index, {by, at}] of stamps.entries()) {
    const former = stamps[index - 1]
    const seconds = former === undefined ? 0 : Math.round((at - former.at) / 1000)
    if (former !== undefined && seconds > (slowest?.seconds ?? 0)) slowest = {from: former.by, to: by, seconds}
  }
  return slowest
}
