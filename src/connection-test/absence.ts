import {concernsRedirect, namesRedirect} from '../message/confirmation-request.js'
import {domainOf} from '../settings/address.js'
import {phrase, type Words} from '../wording/phrase.js'
import type {ArrivalInput, Sent} from './arrival.js'
import {bounceFacts, bounceWords, reportArrival} from './arrival.js'
import {phrases} from './arrival-phrases.js'
import {bounceCode} from './bounce-code.js'
import type {TestContext} from './context.js'
import type {OtherSight} from './other-mailboxes.js'
import type {Confirmation, Sightings} from './sightings.js'

/** Everything that is known when a probe did not come to the inbound mailbox. */
export interface Absence {
  readonly context: TestContext
  readonly input: ArrivalInput
  readonly sightings: Sightings
  readonly others: readonly OtherSight[]
  /** The probe of the other sender, and whether it arrived. */
  readonly counterpart: {readonly sent: Sent; readonly arrived: boolean} | undefined
  /** What was ruled out, and what follows from it for the remedy. */
  readonly ruledOut: () => Promise<RuledOut>
}

export interface RuledOut {
  readonly evidence: readonly Words[]
  readonly facts: Readonly<Record<string, Words>>
}

type Judge = (absence: Absence) => boolean | Promise<boolean>

/** In this order: what a server said itself, what was found, what may be waiting, and what is left. */
const judges: readonly Judge[] = [
  judgeBounce,
  judgeCounterpartBounce,
  judgeStrayed,
  judgeConfirmation,
  judgeAutoReply,
  judgeDelay,
  judgeSilence,
]

/** Names why a probe did not come to the inbound mailbox, by the strongest evidence there is. */
export async function judgeAbsence(absence: Absence): Promise<void> {
  for (const judge of judges) if (await judge(absence)) return
}

function allSightings({sightings, others}: Absence): Sightings[] {
  return [sightings, ...others.map((other) => other.sightings)]
}

function judgeBounce(absence: Absence): boolean {
  const {context, input} = absence
  const bounce = allSightings(absence).flatMap((each) => each.bouncesOf(input.sent.probe))[0]
  if (bounce === undefined) return false
  reportArrival(context, input, bounceCode(bounce, input.provider), bounceWords(bounce), bounceFacts(bounce), 'error')
  return true
}

/** Where neither probe arrived, the bounce of one tells of both: Microsoft sends none to senders of the organisation. */
function judgeCounterpartBounce(absence: Absence): boolean {
  const {context, input, counterpart} = absence
  if (counterpart === undefined || counterpart.arrived || input.sent.from === 'outside') return false
  const bounce = allSightings(absence).flatMap((each) => each.bouncesOf(counterpart.sent.probe))[0]
  if (bounce === undefined) return false
  const evidence = [...bounceWords(bounce), phrase(phrases.onlyOutsideBounced)]
  reportArrival(context, input, bounceCode(bounce, input.provider), evidence, bounceFacts(bounce), 'error')
  return true
}

/**
 * It lies in another mailbox of the settings: the redirect leads to the wrong one. In a mailbox of the recruiting
 * address's own domain it may be the copy, where one mailbox has several addresses.
 */
function judgeStrayed({context, input, others}: Absence): boolean {
  for (const {account, sightings} of others) {
    const found = sightings.of(input.sent.probe, 'elsewhere').find(({kind}) => kind !== 'sent')
    if (found === undefined || isOfDomain(account, input.redirect.from)) continue
    const place = phrase(phrases.inMailbox, {folder: found.folder, account})
    const ms = Math.max(0, Math.round(found.seenAt - input.sent.accepted.at))
    const evidence = [phrase(phrases.foundIn, {folder: place, ms})]
    reportArrival(context, input, 'redirect-wrong-mailbox', evidence, {place, mailbox: account})
    return true
  }
  return false
}

function isOfDomain(account: string, address: string): boolean {
  return account.includes('@') && domainOf(account).toLowerCase() === domainOf(address).toLowerCase()
}

/** A request that came during the test counts unless it names others; one from before must name this redirect. */
function judgeConfirmation(absence: Absence): boolean {
  const {context, input, sightings, counterpart} = absence
  if (counterpart?.arrived === true) return false
  const found =
    sightings.confirmations.find((one) => isOurs(one, input) && one.content.sender !== 'doubtful') ??
    sightings.confirmations.find((one) => isOfUnknownHoster(one, input))
  if (found === undefined) return false
  const {content, folder} = found
  const date = content.date?.slice(0, 10)
  const {from} = content
  const code = content.code === undefined ? [] : [phrase(phrases.code, {code: content.code})]
  const evidence = [
    found.waiting && date !== undefined
      ? phrase(phrases.confirmationSince, {from, folder, date})
      : phrase(phrases.confirmation, {from, folder}),
    content.sender === 'doubtful'
      ? phrase(phrases.confirmationDoubtful, {from})
      : phrase(content.sender === 'proven' ? phrases.confirmationProven : phrases.confirmationUnproven),
    ...code,
    ...(content.foreignLink ? [phrase(phrases.foreignLink)] : []),
  ]
  reportArrival(context, input, 'redirect-target-unconfirmed', evidence, {confirmation: answerOf(found)})
  return true
}

function isOurs({waiting, content}: Confirmation, {redirect}: ArrivalInput): boolean {
  return waiting ? namesRedirect(content, redirect) : concernsRedirect(content, redirect)
}

/** No provider that is known, but it speaks of forwarding from and to just these addresses; code and link are held back. */
function isOfUnknownHoster({content}: Confirmation, {redirect}: ArrivalInput): boolean {
  const ours = namesRedirect(content, redirect) && content.names.includes(redirect.to.toLowerCase())
  return content.provider === undefined && content.aboutForwarding && ours
}

/** What is to be opened or entered. */
function answerOf({content: {code, link, from}, folder}: Confirmation): Words {
  if (code !== undefined && link !== undefined) return phrase(phrases.codeAndLink, {code, link})
  if (code !== undefined) return phrase(phrases.code, {code})
  return link ?? phrase(phrases.openIt, {from, folder})
}

function judgeAutoReply(absence: Absence): boolean {
  const {context, input, counterpart} = absence
  if (counterpart?.arrived === true) return false
  const probes = [input.sent.probe, counterpart?.sent.probe]
  const reply = allSightings(absence)
    .flatMap(({autoReplies}) => autoReplies)
    .find(({probe}) => probes.includes(probe))
  if (reply === undefined) return false
  const evidence = [phrase(phrases.autoReply, {...reply.content})]
  reportArrival(context, input, 'redirect-auto-reply-instead', evidence)
  return true
}

/** A delay is no failure, but within this time the message did not come; its cause may be known. */
async function judgeDelay(absence: Absence): Promise<boolean> {
  const {context, input} = absence
  const delay = allSightings(absence).flatMap((each) => each.bouncesOf(input.sent.probe, 'delayed'))[0]
  if (delay === undefined) return false
  const {evidence, facts} = await absence.ruledOut()
  const said = [...bounceWords(delay).slice(1), phrase(phrases.stillTried)]
  const more = {...facts, ...bounceFacts(delay), delay: phrase(phrases.stillTried)}
  reportArrival(context, input, bounceCode(delay, input.provider), [...said, ...evidence], more, 'error')
  return true
}

/** Nothing came at all: the verdict says what was ruled out. */
async function judgeSilence({context, input, ruledOut, counterpart}: Absence): Promise<boolean> {
  const {evidence, facts} = await ruledOut()
  const microsoft = input.provider === 'microsoft365' || input.provider === 'exchange-onprem'
  const insideOnly = input.sent.from === 'company' && counterpart?.arrived === true
  const code = insideOnly && microsoft ? 'redirect-ms-silent-internal' : 'delivery-accepted-but-not-arrived'
  reportArrival(context, input, code, evidence, facts)
  return true
}
