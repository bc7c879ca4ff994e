import {providerOfHost, providerOfMx} from '../provider/detect.js'
import {namesRedirect} from '../message/confirmation-request.js'
import {sameOperator} from '../message/organisation.js'
import {phrase, type Words} from '../wording/phrase.js'
import type {ArrivalInput, Sent} from './arrival.js'
import {phrases} from './arrival-phrases.js'
import type {RuledOut} from './absence.js'
import type {TestContext} from './context.js'
import {copiesKept} from './copy-check.js'
import {domainOf} from '../settings/address.js'
import {isJunkName} from './folder-kind.js'
import type {Mailboxes} from './mailboxes.js'
import type {OtherSight} from './other-mailboxes.js'
import type {Prepared} from './settings-check.js'
import type {Sightings} from './sightings.js'

/** What the evidence of an absence is drawn from. */
export interface Looked {
  readonly context: TestContext
  readonly prepared: Prepared
  readonly sightings: Sightings
  readonly mailboxes: Mailboxes
  readonly input: ArrivalInput
  readonly others: readonly OtherSight[]
  readonly counterpart: {readonly sent: Sent; readonly arrived: boolean} | undefined
}

/** How many folders or hosts are named before the rest is counted. */
const mostNamed = 8

/**
 * What is known of a probe that came nowhere: each thing that was looked at and ruled out, what was not looked at and
 * why, and the values by which the remedy chooses its steps.
 */
export async function ruledOut(looked: Looked): Promise<RuledOut> {
  const parts = [
    acceptance(looked),
    inbound(looked),
    copy(looked),
    otherAccounts(looked),
    notices(looked),
    counterpartWords(looked),
    await mailServer(looked),
    target(looked),
  ]
  const facts = Object.assign({}, ...parts.map((one) => one.facts)) as RuledOut['facts']
  return {evidence: parts.flatMap(({evidence}) => evidence), facts: decisive(facts)}
}

/** Where one kind of sender gets through, the redirect is on: where the other's message lies changes no step. */
function decisive(facts: RuledOut['facts']): RuledOut['facts'] {
  if (!('insideSender' in facts || 'outsideSender' in facts)) return facts
  return Object.fromEntries(Object.entries(facts).filter(([name]) => name !== 'copyFolder' && name !== 'copyMissing'))
}

function part(evidence: readonly Words[], facts: RuledOut['facts'] = {}): RuledOut {
  return {evidence, facts}
}

function acceptance({input: {sent}}: Looked): RuledOut {
  const {server, accepted} = sent
  return part([phrase(phrases.acceptedSaying, {server, reply: accepted.reply})])
}

function inbound({sightings, input, prepared}: Looked): RuledOut {
  const {sent, until, inboundFolder} = input
  const seconds = Math.round((Math.min(performance.now(), until) - sent.accepted.at) / 1000)
  const account = prepared.inbound.address
  return part([
    phrase(phrases.notInFolder, {folder: inboundFolder, account, seconds}),
    ...notInOtherFolders(sightings.foldersSearched('inbound')),
  ])
}

/** Only folders for junk are named; others may be called after people. */
function notInOtherFolders(folders: readonly string[]): Words[] {
  const count = folders.length
  const junk = folders.filter(isJunkName)
  if (count === 0) return []
  if (junk.length === 0) return [phrase(phrases.notInUnnamedFolders, {count})]
  return [phrase(phrases.notInFolders, {count, folders: someOf(junk, count)})]
}

/** The company's own mailbox: whether it got that far is what tells a missing redirect from a lost message. */
function copy({context, sightings, mailboxes, prepared, input: {sent}}: Looked): RuledOut {
  const {copy: account} = prepared
  if ('why' in account) {
    const {why} = account
    return part([phrase(phrases.copyUnknown, {why})], {copyNotSet: context.company.id})
  }
  const why = context.selection.runs('redirect-copy') ? phrases.copyNotOpened : phrases.copyNotSelected
  if (mailboxes.copy === undefined) return part([phrase(phrases.copyUnknown, {why: phrase(why)})])
  const owner = account.login.account
  const found =
    copiesKept(sightings, sent.probe)[0] ?? sightings.of(sent.probe, 'copy').find(({kind}) => kind !== 'sent')
  if (found !== undefined) {
    const {folder} = found
    return part([phrase(phrases.copyThere, {account: owner, folder})], {copyFolder: folder})
  }
  const count = sightings.foldersSearched('copy').length + 1
  return part([phrase(phrases.copyNowhere, {account: owner, count})], {copyMissing: owner})
}

function otherAccounts({others}: Looked): RuledOut {
  if (others.length === 0) return part([])
  return part([phrase(phrases.notInOthers, {accounts: someOf(others.map(({account}) => account))})])
}

/** Bounces, automatic replies, requests of providers, and messages that only look like one of them. */
function notices({sightings, mailboxes, prepared, others, input}: Looked): RuledOut {
  const {sent} = input
  const sought = sightings.confirmationFolders
  const own = mailboxes.copy === undefined || 'why' in prepared.copy ? [] : [prepared.copy.login.account]
  const looked = [prepared.inbound.address, ...own, ...others.map(({account}) => account)]
  const sender = sent.probe.sender.toLowerCase()
  const seen = looked.some((account) => account.toLowerCase() === sender)
  const mentions = sightings.mentions.filter(({probe}) => probe === sent.probe)
  // Only what names the redirect is told of: anything else may be a candidate's own message.
  const doubtful = sightings.confirmations
    .filter(({content}) => content.sender === 'doubtful' && namesRedirect(content, input.redirect))
    .slice(0, 3)
  return part(
    [
      phrase(phrases.noBounce, {mailboxes: someOf(looked)}),
      ...(seen ? [] : [phrase(phrases.bounceUnseen, {sender})]),
      phrase(phrases.noAutoReply),
      ...mentions.slice(0, 3).map(({content}) => phrase(phrases.mention, {...content})),
      ...doubtful.map(({content: {from}}) => phrase(phrases.confirmationDoubtful, {from})),
      ...(sought.length === 0 ? [] : [phrase(phrases.noConfirmation, {folders: someOf(sought)})]),
    ],
    mentions[0] === undefined ? {} : {noticeFrom: mentions[0].content.from, noticeSubject: mentions[0].content.subject},
  )
}

function counterpartWords({counterpart, prepared, input: {sent}}: Looked): RuledOut {
  if (counterpart === undefined) {
    const why = 'why' in prepared.outside ? prepared.outside.why : phrase(phrases.outsideRefused)
    return sent.from === 'outside' ? part([]) : part([phrase(phrases.noOutside, {why})])
  }
  const {sender} = counterpart.sent.probe
  if (sent.from === 'outside') {
    return counterpart.arrived ? part([phrase(phrases.insideArrived)], {outsideSender: sent.probe.sender}) : part([])
  }
  if (!counterpart.arrived) return part([phrase(phrases.outsideLost, {sender})])
  return part([phrase(phrases.outsideArrived, {sender})], {insideSender: sent.probe.sender})
}

/** Where mail for the recruiting address goes, and whether that is the server of the settings. */
async function mailServer({context, prepared}: Looked): Promise<RuledOut> {
  const domain = domainOf(prepared.redirect.from)
  const answer = await context.resolver.mx(domain)
  if (answer.status !== 'found') return part([])
  const sorted = answer.records.toSorted((one, other) => one.priority - other.priority)
  const hosts = sorted.map(({exchange}) => exchange).filter((host) => host !== '' && host !== '.')
  const [first] = hosts
  if (first === undefined) return part([])
  const server = 'why' in prepared.copy ? prepared.sender.endpoint.host : prepared.copy.endpoint.host
  if (await isServerOf(hosts, server)) return part([phrase(phrases.mxIs, {domain, hosts: someOf(hosts)})])
  return part([phrase(phrases.mxElsewhere, {domain, hosts: someOf(hosts), server})], {mxElsewhere: first, server})
}

/** By the provider, else by the organisation; a filter in front says nothing about the mailbox behind it. */
async function isServerOf(hosts: readonly string[], server: string): Promise<boolean> {
  const {provider, gateway} = providerOfMx(hosts)
  const own = providerOfHost(server)
  if (gateway !== undefined || (provider !== undefined && provider === own)) return true
  if (provider !== undefined && own !== undefined) return false
  for (const host of hosts) if (await sameOperator(host, server)) return true
  return false
}

function target({prepared}: Looked): RuledOut {
  const {
    redirect,
    inbound: {address},
  } = prepared
  const same = redirect.to.toLowerCase() === address.toLowerCase()
  if (same) return part([phrase(phrases.targetIsInbound, {to: redirect.to})])
  return part([phrase(phrases.targetDiffers, {to: redirect.to, inbound: address})], {targetOther: redirect.to})
}

/** @param count how many there are in all, with those that are not named */
function someOf(names: readonly string[], count = names.length): Words {
  const shown = names.slice(0, mostNamed).join(', ')
  const left = count - Math.min(names.length, mostNamed)
  return left > 0 ? phrase(phrases.andMore, {names: shown, count: left}) : shown
}
