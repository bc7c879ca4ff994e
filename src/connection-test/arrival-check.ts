import {arrivalMs, awaitArrival, awaitDuplicates, judgeArrival, type ArrivalInput, type Sent} from './arrival.js'
import type {TestContext} from './context.js'
import type {Mailboxes} from './mailboxes.js'
import {examineMessages} from './message-checks.js'
import {redirectProvider} from './providers.js'
import type {Detail} from './recorder.js'
import type {Prepared} from './settings-check.js'
import type {Sighting, Sightings} from './sightings.js'

/** How long the outside probe may take longer than the company's own, in ms. */
const outsideMs = 15_000

/** What the arrival check works with. */
export interface ArrivalCheck {
  readonly context: TestContext
  readonly prepared: Prepared
  readonly sightings: Sightings
  readonly mailboxes: Mailboxes
  /** Latest time to wait for, in ms of `performance.now()`. */
  readonly until: number
}

interface Outside {
  readonly sent: Sent
  readonly sighting: Sighting | undefined
}

/** Waits for the probes in the inbound mailbox, says what became of them and examines what arrived. */
export async function checkArrival(
  check: ArrivalCheck,
  inside: Sent,
  outsideSending: Promise<Sent | undefined>,
): Promise<void> {
  const {context, sightings, mailboxes} = check
  if (mailboxes.inbound === undefined || !context.selection.runs('redirect-arrival')) return
  context.recorder.begin('redirect-arrival')
  context.recorder.waiting('redirect-arrival', `waiting for the probe in ${mailboxes.inbound.watch.folder}`)
  const [first, outside] = await Promise.all([
    awaitArrival(sightings, inputOf(check, inside)),
    awaitOutside(check, inside, outsideSending),
  ])
  await Promise.all([
    first === undefined ? undefined : awaitDuplicates(sightings, first, context.startedAt),
    first === undefined ? undefined : examine(check, first, outside?.sighting),
  ])
  if (first !== undefined || !mailboxes.waiting.aborted) judge(check, inside, first, outside)
  context.recorder.end('redirect-arrival', detailOf(check, inside, outside?.sent))
}

function examine(check: ArrivalCheck, first: Sighting, second: Sighting | undefined): Promise<void> {
  const arrived = second === undefined ? ([first] as const) : ([first, second] as const)
  return examineMessages(check.context, arrived, check.prepared, redirectProvider(check.prepared))
}

function inputOf({prepared, mailboxes, until}: ArrivalCheck, sent: Sent, latest = until): ArrivalInput {
  const inboundFolder = mailboxes.inbound?.watch.folder ?? prepared.inbound.folder
  return {sent, inboundFolder, provider: redirectProvider(prepared), until: latest, signal: mailboxes.waiting}
}

/** The outside probe is waited for as long as the inside one, and a little longer. */
async function awaitOutside(
  check: ArrivalCheck,
  inside: Sent,
  sending: Promise<Sent | undefined>,
): Promise<Outside | undefined> {
  const sent = await sending
  if (sent === undefined) return undefined
  const first = await awaitArrival(check.sightings, inputOf(check, inside))
  const until = first === undefined ? check.until : Math.min(check.until, performance.now() + outsideMs)
  return {sent, sighting: await awaitArrival(check.sightings, inputOf(check, sent, until))}
}

/** What befell both probes has one cause and is named once. */
function judge(check: ArrivalCheck, inside: Sent, first: Sighting | undefined, outside: Outside | undefined): void {
  const {context, sightings} = check
  const before = context.recorder.findings.length
  judgeArrival(context, sightings, inputOf(check, inside), outsideWords(outside))
  if (outside === undefined || first === undefined || context.recorder.findings.length > before) return
  judgeArrival(context, sightings, inputOf(check, outside.sent), ["the company's own probe arrived"])
}

function outsideWords(outside: Outside | undefined): string[] {
  if (outside === undefined) return []
  return [`the probe from outside ${outside.sighting === undefined ? 'did not arrive either' : 'arrived'}`]
}

function detailOf({prepared, sightings}: ArrivalCheck, inside: Sent, outside: Sent | undefined): Detail {
  const detail = (sent: Sent): Detail => {
    const found = sightings.of(sent.probe, 'inbound')
    const first = found[0]
    if (first === undefined) return {copies: 0}
    return {arrivalMs: arrivalMs(first, sent.accepted), copies: found.length, folder: first.folder}
  }
  const without = 'why' in prepared.outside ? {outside: prepared.outside.why} : {}
  return {...detail(inside), ...without, ...(outside !== undefined && {outside: detail(outside)})}
}
