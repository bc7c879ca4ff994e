import type {ProviderId} from '../provider/provider.js'
import {phrase, wordsIn} from '../wording/phrase.js'
import {judgeAbsence} from './absence.js'
import {
  arrivalMs,
  awaitArrival,
  awaitDuplicates,
  firstSighting,
  judgeArrival,
  judgeDuplicate,
  type ArrivalInput,
  type Sent,
} from './arrival.js'
import {phrases} from './arrival-phrases.js'
import type {TestContext} from './context.js'
import type {Mailboxes} from './mailboxes.js'
import {examineMessages, type Arrived} from './message-checks.js'
import {mailboxProvider, redirectProvider} from './providers.js'
import type {Detail} from './recorder.js'
import {ruledOut} from './ruled-out.js'
import type {Prepared} from './settings-check.js'
import type {Sighting, Sightings} from './sightings.js'
import {lookOnceMore, StrayLookout} from './stray-lookout.js'

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

interface Outcome {
  readonly sent: Sent
  readonly sighting: Sighting | undefined
}

/** Waits for the probes in the inbound mailbox, says what became of them and examines what arrived. */
export async function checkArrival(
  check: ArrivalCheck,
  inside: Sent,
  outsideSending: Promise<Sent | undefined>,
): Promise<void> {
  const {context, mailboxes} = check
  if (mailboxes.inbound === undefined || !context.selection.runs('redirect-arrival')) return
  context.recorder.begin('redirect-arrival')
  context.recorder.waiting('redirect-arrival', phrase(phrases.waiting, {folder: mailboxes.inbound.watch.folder}))
  const outside = await new Arrival(check).prove(inside, outsideSending)
  context.recorder.end('redirect-arrival', detailOf(check, inside, outside?.sent))
}

/** The arrival of the company's probe and of the one from outside. */
class Arrival {
  readonly #check: ArrivalCheck
  readonly #strays: StrayLookout
  readonly #provider: Promise<ProviderId | undefined>

  constructor(check: ArrivalCheck) {
    this.#check = check
    const {context, prepared, sightings} = check
    sightings.redirectsTo(prepared.redirect.to)
    this.#strays = new StrayLookout(context, prepared.others, sightings)
    this.#provider = mailboxProvider(context, prepared)
  }

  async prove(sent: Sent, sending: Promise<Sent | undefined>): Promise<Outcome | undefined> {
    const {context, sightings, mailboxes, until} = this.#check
    const following = this.#strays.follow(until)
    const [seen, seenOutside] = await Promise.all([
      awaitArrival(sightings, this.#input(sent)),
      this.#awaitOutside(sent, sending),
    ])
    this.#strays.end()
    await following
    const [inside, outside] = await this.#settled({sent, sighting: seen}, seenOutside)
    await Promise.all([
      inside.sighting === undefined ? undefined : awaitDuplicates(sightings, inside.sighting, context.startedAt),
      this.#examine(inside, outside),
    ])
    // A mailbox that was lost says nothing about what was not seen in it.
    const isKnown = (outcome: Outcome): boolean => outcome.sighting !== undefined || !mailboxes.waiting.aborted
    if (isKnown(inside)) await this.#judge(inside, outside && isKnown(outside) ? outside : undefined)
    return outside
  }

  /** Looks once more where a probe is missing: what came at the last moment is examined like every other. */
  async #settled(inside: Outcome, outside: Outcome | undefined): Promise<[Outcome, Outcome | undefined]> {
    const {context, sightings, mailboxes} = this.#check
    const isMissing = (outcome: Outcome | undefined): boolean => outcome !== undefined && outcome.sighting === undefined
    if (mailboxes.waiting.aborted || !(isMissing(inside) || isMissing(outside))) return [inside, outside]
    await lookOnceMore(mailboxes, sightings, context)
    const again = ({sent}: Outcome): Outcome => ({sent, sighting: firstSighting(sightings, this.#input(sent))})
    return [again(inside), outside && again(outside)]
  }

  /** The first message must be the company's own: its authentication is judged by the company's address. */
  async #examine(inside: Outcome, outside: Outcome | undefined): Promise<void> {
    const {context, prepared} = this.#check
    const first = saying(inside)
    const second = outside && saying(outside)
    if (first === undefined) return
    const arrived = second === undefined ? ([first] as const) : ([first, second] as const)
    await examineMessages(context, arrived, prepared, redirectProvider(prepared))
  }

  /** The outside probe is waited for until the inside one is decided, and a little longer. */
  async #awaitOutside(inside: Sent, sending: Promise<Sent | undefined>): Promise<Outcome | undefined> {
    const {sightings, until} = this.#check
    const sent = await sending
    if (sent === undefined) return undefined
    await awaitArrival(sightings, this.#input(inside))
    const latest = Math.min(until, performance.now() + outsideMs)
    return {sent, sighting: await awaitArrival(sightings, this.#input(sent, latest))}
  }

  /** What befell both probes has one cause and is named once. */
  async #judge(inside: Outcome, outside: Outcome | undefined): Promise<void> {
    const {context} = this.#check
    const before = context.recorder.findings.length
    await this.#judgeOne(inside, outside)
    if (outside === undefined || inside.sighting === undefined || context.recorder.findings.length > before) return
    await this.#judgeOne(outside, inside)
  }

  async #judgeOne({sent, sighting}: Outcome, counterpart: Outcome | undefined): Promise<void> {
    const {context, sightings} = this.#check
    const input = {...this.#input(sent), provider: await this.#provider}
    if (sighting !== undefined) {
      judgeArrival(context, sightings, input)
      return
    }
    const others = this.#strays.sights
    const other = counterpart && {sent: counterpart.sent, arrived: counterpart.sighting !== undefined}
    await judgeAbsence({
      context,
      input,
      sightings,
      others,
      counterpart: other,
      ruledOut: () => ruledOut({...this.#check, input, others, counterpart: other}),
    })
  }

  #input(sent: Sent, latest = this.#check.until): ArrivalInput {
    const {prepared, mailboxes} = this.#check
    return {
      sent,
      inboundFolder: inboundFolderOf(this.#check),
      redirect: prepared.redirect,
      provider: redirectProvider(prepared),
      until: latest,
      signal: mailboxes.waiting,
    }
  }
}

/** An arrived probe with the words of the server that took it over. */
function saying({sent, sighting}: Outcome): Arrived | undefined {
  return sighting && {...sighting, reply: sent.accepted.reply}
}

/**
 * Names a second copy that came after the arrival was judged, while the test was tidied up. Call it after the last look
 * into the mailbox; does nothing where a second copy was named already.
 */
export function judgeLateCopies(check: Omit<ArrivalCheck, 'until'>): void {
  const {context, sightings, prepared} = check
  const {recorder} = context
  if (recorder.findings.some(({code}) => code === 'redirect-duplicate')) return
  for (const probe of sightings.probes) {
    const sent: Sent = {probe, accepted: {at: 0, reply: ''}, from: 'company', server: ''}
    const folder = inboundFolderOf(check)
    const input = {sent, inboundFolder: folder, redirect: prepared.redirect, provider: redirectProvider(prepared)}
    const late = {...input, until: 0, signal: context.signal}
    if (judgeDuplicate(context, sightings, late)) {
      recorder.amend('redirect-arrival', {copies: sightings.of(probe, 'inbound').length})
      return
    }
  }
}

function inboundFolderOf({mailboxes, prepared}: Omit<ArrivalCheck, 'until'>): string {
  return mailboxes.inbound?.watch.folder ?? prepared.inbound.folder
}

function detailOf(check: ArrivalCheck, inside: Sent, outside: Sent | undefined): Detail {
  const {prepared, sightings} = check
  const folder = inboundFolderOf(check)
  const detail = (sent: Sent): Detail => {
    const found = sightings.of(sent.probe, 'inbound')
    const there = found.filter((one) => one.folder === folder)
    const first = there[0] ?? found[0]
    if (first === undefined) return {copies: 0}
    const copies = there.length > 0 ? there.length : found.length
    return {arrivalMs: arrivalMs(first, sent.accepted), copies, folder: first.folder}
  }
  const without = 'why' in prepared.outside ? {outside: wordsIn(prepared.outside.why, check.context.lang)} : {}
  return {...detail(inside), ...without, ...(outside !== undefined && {outside: detail(outside)})}
}
