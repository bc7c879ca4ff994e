import {readAutoReply, replySubject} from '../message/auto-reply.js'
import {readBounce, type Bounce} from '../message/bounce.js'
import {addressesOf, decoded} from '../message/compare-fields.js'
import {readConfirmationRequest, type ConfirmationRequest} from '../message/confirmation-request.js'
import {excerpt, headerValue, splitMessage, type RawMessage} from '../message/raw-headers.js'
import {Alarm} from './alarm.js'
import type {FolderKind} from './folder-kind.js'
import type {NewMessage} from './mailbox-watch.js'
import type {Probe} from './probe.js'
import {carriesProbe, holdsProbe} from './recognise.js'

/** `inbound` is where applications belong, `copy` the company's own mailbox, `elsewhere` another one of the settings. */
export type Place = 'inbound' | 'copy' | 'elsewhere'

/** What is known of the folder a message lies in. */
export interface FolderFacts {
  readonly kind?: FolderKind
  /** It came before the test. */
  readonly waiting?: true
}

/** A probe found in a mailbox. */
export interface Sighting extends NewMessage, FolderFacts {
  readonly probe: Probe
  readonly place: Place
}

/** A message about a probe, instead of it or beside it. */
export interface About<T> {
  readonly probe: Probe
  readonly place: Place
  readonly message: NewMessage
  readonly content: T
}

/** A notice that cannot be told yet to be about a probe. */
type Stray = Omit<About<Bounce>, 'probe'>

/** Who wrote a message about a probe and what it is called. */
export interface Notice {
  readonly from: string
  readonly subject: string
}

/** A provider's request, and whether it was there before the test. */
export interface Confirmation {
  readonly place: Place
  readonly folder: string
  readonly waiting: boolean
  readonly content: ConfirmationRequest
}

/** Gathers what the mailboxes show of the probes, and wakes whoever waits for it. */
export class Sightings extends Alarm {
  readonly #probes: Probe[] = []
  readonly #found: Sighting[] = []
  readonly #bounces: About<Bounce>[] = []
  readonly #strays: Stray[] = []
  readonly #looked = new Set<string>()
  readonly #folders = new Map<string, string[]>()
  readonly autoReplies: About<Notice>[] = []
  /** Messages that name a probe without containing it, such as a quarantine's. */
  readonly mentions: About<Notice>[] = []
  readonly confirmations: Confirmation[] = []
  /** Folders that were looked through for requests from before the test. */
  readonly confirmationFolders: string[] = []
  #soughtConfirmations = false
  #redirectTo: string | undefined

  expect(probe: Probe): void {
    this.#probes.push(probe)
  }

  get probes(): readonly Probe[] {
    return this.#probes
  }

  /** Says where the redirect leads: a bounce in the company's own mailbox that names this address is about a probe. */
  redirectsTo(address: string): void {
    this.#redirectTo = address.toLowerCase()
  }

  /** Every message of this test in a mailbox: probes, bounces and automatic replies. */
  messagesIn(place: Place): NewMessage[] {
    const strays = this.#strays.filter((stray) => this.#probes.some((probe) => this.#isAbout(stray, probe)))
    const about = [...this.#bounces, ...strays, ...this.autoReplies].filter((one) => one.place === place)
    return [...this.#found.filter((one) => one.place === place), ...about.map(({message}) => message)]
  }

  of(probe: Probe, place: Place): Sighting[] {
    return this.#found.filter((sighting) => sighting.probe === probe && sighting.place === place)
  }

  /** Word that a probe could not be delivered, final or, for `delayed`, that it is still being tried. */
  bouncesOf(probe: Probe, action: Bounce['action'] = 'failed'): Bounce[] {
    return this.#bouncesOf(probe, action).map(({content}) => content)
  }

  /** When word of it, or the probe itself, was first seen in this place, in ms of `performance.now()`. */
  firstSignOf(probe: Probe, place: Place): number | undefined {
    const bounces = this.#bouncesOf(probe, 'failed').map(({message}) => message.seenAt)
    const times = [...this.of(probe, place).map(({seenAt}) => seenAt), ...bounces]
    return times.length === 0 ? undefined : Math.min(...times)
  }

  #bouncesOf(probe: Probe, action: Bounce['action']): Stray[] {
    const strays = this.#strays.filter((stray) => this.#isAbout(stray, probe))
    return [...this.#bounces.filter((bounce) => bounce.probe === probe), ...strays].filter(
      ({content}) => content.action === action,
    )
  }

  /** Keeps in mind which folders were looked through. */
  searched(place: Place, folders: readonly string[]): void {
    this.#folders.set(place, [...new Set([...(this.#folders.get(place) ?? []), ...folders])])
  }

  /** Whether requests that came before the test are still to be looked for; true once. */
  beginSeekingConfirmations(): boolean {
    const first = !this.#soughtConfirmations
    this.#soughtConfirmations = true
    return first
  }

  foldersSearched(place: Place): readonly string[] {
    return this.#folders.get(place) ?? []
  }

  /** Takes note of a new message if it has to do with a probe. */
  async look(place: Place, message: NewMessage, facts: FolderFacts = {}): Promise<void> {
    if (this.hasLooked(place, message)) return
    this.#looked.add(keyOf(place, message))
    await this.#note(place, message, facts)
    this.wake()
  }

  hasLooked(place: Place, message: Pick<NewMessage, 'folder' | 'uid'>): boolean {
    return this.#looked.has(keyOf(place, message))
  }

  async #note(place: Place, message: NewMessage, facts: FolderFacts): Promise<void> {
    const {source} = message
    const header = splitMessage(source)
    const id = headerValue(header, 'message-id')?.replace(/\s+/g, '') ?? ''
    const exact = this.#probes.find(({messageId}) => id.includes(messageId))
    const probe = exact ?? (await this.#carried(source))
    if (exact === undefined && (await this.#noteMachine(place, message, header, probe, facts))) return
    if (probe !== undefined) this.#found.push({...message, ...facts, probe, place})
  }

  /** Bounces and replies quote the probe, so they are told apart from it. */
  async #noteMachine(
    place: Place,
    message: NewMessage,
    header: RawMessage,
    probe: Probe | undefined,
    facts: FolderFacts,
  ): Promise<boolean> {
    const {source} = message
    if (facts.waiting === true) return this.#noteConfirmation(place, message, true)
    const bounce = await readBounce(source, probe !== undefined)
    if (bounce !== undefined) {
      if (probe === undefined) this.#strays.push({place, message, content: bounce})
      else this.#bounces.push({probe, place, message, content: bounce})
      return true
    }
    if (probe === undefined) return this.#noteUnmarked(place, message, header)
    const holds = await holdsProbe(source, probe.token)
    if ((await readAutoReply(source, !holds && answers(header, probe))) !== undefined || isReply(header, probe)) {
      this.autoReplies.push({probe, place, message, content: noticeOf(header)})
      return true
    }
    if (holds) return false
    this.mentions.push({probe, place, message, content: noticeOf(header)})
    return true
  }

  /** A message without a mark of ours: a provider's request, or an answer of the recruiting address. */
  async #noteUnmarked(place: Place, message: NewMessage, header: RawMessage): Promise<boolean> {
    if (await this.#noteConfirmation(place, message, false)) return true
    const [author] = addressesOf(headerValue(header, 'from'))
    const probe = this.#probes.find(({recipient}) => recipient.toLowerCase() === author)
    if (probe === undefined || !/^auto-replied\b/i.test(headerValue(header, 'auto-submitted') ?? '')) return false
    const to = addressesOf(headerValue(header, 'to'))
    const meant = this.#probes.find(({sender}) => to.includes(sender.toLowerCase())) ?? probe
    this.autoReplies.push({probe: meant, place, message, content: noticeOf(header)})
    return true
  }

  async #noteConfirmation(place: Place, {folder, source}: NewMessage, waiting: boolean): Promise<boolean> {
    const content = await readConfirmationRequest(source)
    if (content !== undefined) this.confirmations.push({place, folder, waiting, content})
    return content !== undefined
  }

  /**
   * A bounce that returns nothing of the message is told by its recipient: the recruiting address, or in the company's
   * own mailbox the target of the redirect. Other companies may share the target.
   */
  #isAbout({place, content: {originalMessageId, finalRecipient}}: Stray, {messageId, recipient}: Probe): boolean {
    if (originalMessageId !== undefined) return originalMessageId === messageId
    const address = finalRecipient?.toLowerCase()
    if (address === undefined) return false
    return address === recipient.toLowerCase() || (place === 'copy' && address === this.#redirectTo)
  }

  async #carried(source: Buffer): Promise<Probe | undefined> {
    for (const probe of this.#probes) if (await carriesProbe(source, probe.token)) return probe
    return undefined
  }
}

function keyOf(place: Place, {folder, uid}: Pick<NewMessage, 'folder' | 'uid'>): string {
  return JSON.stringify([place, folder, uid])
}

function refersTo(header: RawMessage, {token}: Probe): boolean {
  return ['in-reply-to', 'references'].some((name) => headerValue(header, name)?.includes(token) === true)
}

/**
 * Whether a message that only names the probe answers it. One from the recruiting address does, unless the probe itself
 * came from there: then it may be the probe with its text taken out, and its subject must look like an answer.
 */
function answers(header: RawMessage, probe: Probe): boolean {
  if (refersTo(header, probe)) return true
  const recipient = probe.recipient.toLowerCase()
  if (addressesOf(headerValue(header, 'from'))[0] !== recipient) return false
  return probe.sender.toLowerCase() !== recipient || replySubject.test(noticeOf(header).subject)
}

/** A reply within the time of a test was written by a ticket tool, though nothing in its header says so. */
function isReply(header: RawMessage, probe: Probe): boolean {
  const subject = noticeOf(header).subject
  return (
    headerValue(header, 'in-reply-to')?.includes(probe.token) === true &&
    /^\s*(?:re|aw|sv|antw|odp|回复|答复)\s*(?:\[\d+\])?\s*[:：]/i.test(subject)
  )
}

function noticeOf(header: RawMessage): Notice {
  return {
    from: addressesOf(headerValue(header, 'from'))[0] ?? '',
    subject: excerpt(decoded(headerValue(header, 'subject') ?? '')),
  }
}

/** A test and the place it looks for its probes in. */
export interface Seeker {
  readonly sightings: Sightings
  readonly place: Place
}
