import type {FindingCode} from '../diagnosis/catalogue.js'
import type {ProviderId} from '../provider/provider.js'
import type {Bounce} from '../message/bounce.js'
import {concernsRedirect} from '../message/confirmation-request.js'
import {slowestHop} from '../message/hop-times.js'
import {phrase, type Words} from '../wording/phrase.js'
import {phrases} from './arrival-phrases.js'
import {bounceCode} from './bounce-code.js'
import {reportCode, type TestContext} from './context.js'
import type {Probe} from './probe.js'
import type {Sighting, Sightings} from './sightings.js'
import type {Accepted} from './smtp-path.js'

/** After an automatic reply or a provider's request the probe itself is given this long, in ms. */
const afterNoticeMs = 10_000

/** After a bounce, or when it was seen in another folder, it may still come to the inbound folder, in ms. */
const afterDetourMs = 2000

/** An arrival later than this is worth a warning, in ms. */
export const lateMs = 60_000

/** How long a second copy is waited for after the first: a share of the time the test took so far, and in ms. */
const settle = {shareOfTest: 0.12, atOnce: 60, most: 5000}

/** A probe under way: when the server took it over and what the sender was. */
export interface Sent {
  readonly probe: Probe
  readonly accepted: Accepted
  readonly from: 'company' | 'outside'
  /** Host and port of the server that took it over. */
  readonly server: string
}

export interface ArrivalInput {
  readonly sent: Sent
  readonly inboundFolder: string
  readonly redirect: {readonly from: string; readonly to: string}
  readonly provider: ProviderId | undefined
  /** Latest time to wait for, in ms of `performance.now()`. */
  readonly until: number
  /** Aborted when the mailbox can no longer be followed, or by Ctrl-C. */
  readonly signal: AbortSignal
}

/** Waits until a probe is seen in the inbound mailbox, or something came that says it never will be. */
export async function awaitArrival(sightings: Sightings, input: ArrivalInput): Promise<Sighting | undefined> {
  const {until, signal} = input
  const signs = signsOf(sightings, input)
  const {arrived, detoured, noticed} = signs
  await sightings.until(() => arrived() || detoured() || noticed(), until, signal)
  if (!arrived() && !detoured() && noticed()) {
    await sightings.until(() => arrived() || detoured(), Math.min(until, performance.now() + afterNoticeMs), signal)
  }
  if (!arrived() && detoured()) {
    const since = sightings.firstSignOf(input.sent.probe, 'inbound') ?? performance.now()
    await sightings.until(arrived, Math.min(until, since + afterDetourMs), signal)
  }
  return firstSighting(sightings, input)
}

/** What tells how the waiting goes on: nothing more to come, one more moment, a while longer. */
function signsOf(
  sightings: Sightings,
  {sent: {probe}, inboundFolder, redirect}: ArrivalInput,
): Record<'arrived' | 'detoured' | 'noticed', () => boolean> {
  const anywhere = (): Sighting[] => sightings.of(probe, 'inbound')
  return {
    arrived: () => anywhere().some(({folder}) => folder === inboundFolder),
    detoured: () => anywhere().length > 0 || sightings.bouncesOf(probe).length > 0,
    noticed: () =>
      sightings.autoReplies.some((reply) => reply.probe === probe) ||
      sightings.confirmations.some(
        ({waiting, content}) => !waiting && content.sender !== 'doubtful' && concernsRedirect(content, redirect),
      ),
  }
}

/** The first sighting in the inbound folder, else in another folder of that mailbox. */
export function firstSighting(
  sightings: Sightings,
  {sent: {probe}, inboundFolder}: ArrivalInput,
): Sighting | undefined {
  const found = sightings.of(probe, 'inbound')
  return found.find(({folder}) => folder === inboundFolder) ?? found[0]
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

/** Names what is wrong with the arrival of a probe that was seen; nothing when it came once, in time, where it belongs. */
export function judgeArrival(context: TestContext, sightings: Sightings, input: ArrivalInput): void {
  const {sent, inboundFolder} = input
  const first = firstSighting(sightings, input)
  if (first === undefined) return
  const ms = arrivalMs(first, sent.accepted)
  if (first.folder !== inboundFolder) {
    const evidence = phrase(phrases.foundIn, {folder: first.folder, ms})
    reportArrival(context, input, detourCode(first), [evidence], {folder: first.folder, place: first.folder})
  }
  judgeDuplicate(context, sightings, input)
  if (ms > lateMs) reportLate(context, input, first, ms)
  const bounce = sightings.bouncesOf(sent.probe)[0]
  if (bounce !== undefined) {
    const evidence = [phrase(phrases.bounceBeside), ...bounceWords(bounce)]
    reportArrival(context, input, bounceCode(bounce, input.provider), evidence, bounceFacts(bounce), 'warning')
  }
}

function detourCode({folder, kind}: Sighting): FindingCode {
  if (/(?:^|[./])unbekannt$/i.test(folder)) return 'delivery-webde-unknown-folder'
  return kind === 'junk' ? 'delivery-in-junk' : 'redirect-wrong-mailbox'
}

/** Names a probe that came more than once, to the inbound folder or beside it as junk. @returns whether it did */
export function judgeDuplicate(context: TestContext, sightings: Sightings, input: ArrivalInput): boolean {
  const all = sightings.of(input.sent.probe, 'inbound')
  const found = all.filter(({folder}) => folder === input.inboundFolder)
  const junk = all.filter(({folder, kind}) => folder !== input.inboundFolder && kind === 'junk')
  const [first, ...others] = found
  if (first === undefined || others.length + junk.length === 0) return false
  const id = idOf(first)
  const later = others.map((other, index) =>
    phrase(phrases.laterCopy, {
      number: index + 2,
      ms: Math.max(0, Math.round(other.seenAt - first.seenAt)),
      id: phrase(idOf(other) === id ? phrases.sameId : phrases.otherId),
    }),
  )
  const besides = junk.map(({folder}) => phrase(phrases.copyInJunk, {folder}))
  const evidence = [phrase(phrases.copies, {count: found.length, folder: input.inboundFolder}), ...later, ...besides]
  reportArrival(context, input, 'redirect-duplicate', evidence, {copies: String(found.length + junk.length)})
  return true
}

function idOf({source}: Sighting): string | undefined {
  return /^message-id:\s*(\S+)/im.exec(source.toString('latin1', 0, 64 * 1024))?.[1]
}

function reportLate(context: TestContext, input: ArrivalInput, sighting: Sighting, ms: number): void {
  const seconds = Math.round(ms / 1000)
  const hop = slowestHop(sighting.source)
  const evidence = [
    phrase(phrases.seenAfter, {seconds}),
    ...(hop === undefined || hop.seconds < 5 ? [] : [phrase(phrases.slowestHop, {...hop})]),
  ]
  reportArrival(context, input, 'delivery-delayed', evidence, {delay: phrase(phrases.arrivedLate, {seconds})})
}

/** A bounce as evidence. */
export function bounceWords({finalRecipient, status, diagnostic}: Bounce): Words[] {
  return [
    finalRecipient === undefined ? phrase(phrases.bounce) : phrase(phrases.bounceFor, {recipient: finalRecipient}),
    ...(status === undefined ? [] : [phrase(phrases.status, {status})]),
    ...(diagnostic === undefined ? [] : [diagnostic]),
  ]
}

export function bounceFacts({finalRecipient}: Bounce): Record<string, string> {
  return finalRecipient === undefined ? {} : {recipient: finalRecipient}
}

/** Adds a finding about the arrival of a probe; says where a probe from outside came from. */
export function reportArrival(
  context: TestContext,
  {sent, provider}: ArrivalInput,
  code: FindingCode,
  evidence: readonly Words[],
  facts: Readonly<Record<string, Words>> = {},
  severity?: Parameters<typeof reportCode>[4],
): void {
  const sender = sent.from === 'outside' ? [phrase(phrases.fromOutside, {sender: sent.probe.sender})] : []
  const host = sent.server.replace(/:\d+$/, '')
  const aspect = {check: 'redirect-arrival', provider, facts: {host, ...facts}} as const
  reportCode(context, code, aspect, [...evidence, ...sender], severity)
}
