import type {FindingCode} from '../diagnosis/catalogue.js'
import type {ProviderId} from '../provider/provider.js'
import {bounceCode} from './bounce-code.js'
import {reportCode, type TestContext} from './context.js'
import {isJunkName} from './junk-lookout.js'
import type {Probe} from './probe.js'
import type {Sighting, Sightings} from './sightings.js'
import type {Accepted} from './smtp-path.js'

/** After an auto-reply the probe itself is given this long, in ms. */
const afterAutoReplyMs = 10_000

/** An arrival later than this is worth a warning, in ms. */
export const lateMs = 60_000

/** How long a second copy is waited for after the first: a share of the time the test took so far, and in ms. */
const settle = {shareOfTest: 0.15, atOnce: 100, most: 5000}

/** A probe under way: when the server took it over and what the sender was. */
export interface Sent {
  readonly probe: Probe
  readonly accepted: Accepted
  readonly from: 'company' | 'outside'
  /** The server's reply to the message. */
  readonly server: string
}

export interface ArrivalInput {
  readonly sent: Sent
  readonly inboundFolder: string
  readonly provider: ProviderId | undefined
  /** Latest time to wait for, in ms of `performance.now()`. */
  readonly until: number
  /** Aborted when the mailbox can no longer be followed, or by Ctrl-C. */
  readonly signal: AbortSignal
}

/** Waits until a probe is seen in the inbound mailbox, or something came that says it never will be. */
export async function awaitArrival(sightings: Sightings, input: ArrivalInput): Promise<Sighting | undefined> {
  const {probe} = input.sent
  const arrived = (): boolean => sightings.of(probe, 'inbound').length > 0
  const bounced = (): boolean => sightings.bounces.some((bounce) => bounce.probe === probe)
  const answered = (): boolean => sightings.autoReplies.some((reply) => reply.probe === probe)
  await sightings.until(() => arrived() || bounced() || answered(), input.until, input.signal)
  if (!arrived() && !bounced() && answered()) {
    const until = Math.min(input.until, performance.now() + afterAutoReplyMs)
    await sightings.until(() => arrived() || bounced(), until, input.signal)
  }
  return sightings.of(probe, 'inbound')[0]
}

/** Gives a second copy of the probe the time to follow the first. `startedAt` is when the test began. */
export async function awaitDuplicates(sightings: Sightings, sighting: Sighting, startedAt: number): Promise<void> {
  const share = (sighting.seenAt - startedAt) * settle.shareOfTest + settle.atOnce
  const until = sighting.seenAt + Math.min(share, settle.most)
  const {probe} = sighting
  await sightings.until(() => sightings.of(probe, 'inbound').length > 1, until, new AbortController().signal)
}

/** How many ms after the server took it over the probe was seen; never below zero. */
export function arrivalMs(sighting: Sighting, accepted: Accepted): number {
  return Math.max(0, Math.round(sighting.seenAt - accepted.at))
}

/** Names what is wrong with the arrival of one probe; nothing when it came once, in time, to the inbound folder. */
export function judgeArrival(
  context: TestContext,
  sightings: Sightings,
  input: ArrivalInput,
  others: readonly string[],
): void {
  const {sent, inboundFolder} = input
  const found = sightings.of(sent.probe, 'inbound')
  const first = found[0]
  if (first === undefined) {
    judgeAbsence(context, sightings, input, others)
    return
  }
  const ms = arrivalMs(first, sent.accepted)
  const inFolder = found.filter(({folder}) => folder === inboundFolder)
  if (inFolder.length === 0)
    report(context, input, wrongFolderCode(first.folder), [`found in ${first.folder} after ${ms} ms`], {
      folder: first.folder,
    })
  if (inFolder.length > 1)
    report(context, input, 'redirect-duplicate', [`${inFolder.length} copies in ${inboundFolder}`])
  if (ms > lateMs)
    report(context, input, 'delivery-delayed', [`seen ${Math.round(ms / 1000)} s after the server took it over`])
}

function wrongFolderCode(folder: string): FindingCode {
  return isJunkName(folder) ? 'delivery-in-junk' : 'redirect-wrong-mailbox'
}

function judgeAbsence(
  context: TestContext,
  sightings: Sightings,
  input: ArrivalInput,
  others: readonly string[],
): void {
  const {sent} = input
  const bounce = sightings.bounces.find(({probe}) => probe === sent.probe)
  if (bounce !== undefined) {
    const {content} = bounce
    report(context, input, bounceCode(content, input.provider), bounceWords(content), {
      ...(content.finalRecipient !== undefined && {recipient: content.finalRecipient}),
    })
    return
  }
  const confirmation = sightings.confirmations[0]?.content
  if (confirmation !== undefined) {
    const words = [`a confirmation request of ${confirmation.provider} waits in the mailbox`]
    if (confirmation.code !== undefined) words.push(`code ${confirmation.code}`)
    if (confirmation.link !== undefined) words.push(confirmation.link)
    report(context, input, 'redirect-target-unconfirmed', words)
    return
  }
  if (sightings.autoReplies.some(({probe}) => probe === sent.probe)) {
    report(context, input, 'redirect-auto-reply-instead', ['an automatic reply came, the probe did not'])
    return
  }
  report(context, input, 'delivery-accepted-but-not-arrived', [...ruledOut(sightings, input), ...others])
}

function bounceWords(bounce: {
  readonly status?: string
  readonly diagnostic?: string
  readonly finalRecipient?: string
}): string[] {
  const words = [`bounce${bounce.finalRecipient === undefined ? '' : ` for ${bounce.finalRecipient}`}`]
  if (bounce.status !== undefined) words.push(`status ${bounce.status}`)
  if (bounce.diagnostic !== undefined) words.push(bounce.diagnostic)
  return words
}

/** What is known when nothing came: where the message was last seen and where it is not. */
function ruledOut(sightings: Sightings, {sent, until}: ArrivalInput): string[] {
  const waited = Math.round((Math.min(performance.now(), until) - sent.accepted.at) / 1000)
  const copies = sightings.of(sent.probe, 'copy')
  return [
    `accepted by the sending server: ${sent.server}`,
    `not seen in the inbound mailbox within ${waited} s, its other folders searched`,
    ...(copies.length > 0
      ? [`but it is in the company's own mailbox (${copies[0]?.folder}): it arrived there and was not redirected`]
      : []),
    'no bounce came',
  ]
}

function report(
  context: TestContext,
  input: ArrivalInput,
  code: FindingCode,
  evidence: readonly string[],
  facts: Readonly<Record<string, string>> = {},
): void {
  const sender = input.sent.from === 'outside' ? ['probe sent from outside, through the built-in service'] : []
  const aspect = {check: 'redirect-arrival', provider: input.provider, facts} as const
  reportCode(context, code, aspect, [...evidence, ...sender])
}
