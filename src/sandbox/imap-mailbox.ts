/** A message in a folder. The object stays the same while it lives; a copy in another folder is another object. */
export interface StoredMessage {
  readonly uid: number
  readonly raw: Buffer
  readonly internalDate: Date
  readonly flags: ReadonlySet<string>
  /** Modification sequence of the last change (RFC 7162). */
  readonly modseq: number
  readonly expunged: boolean
}

type Mutable = {-readonly [Key in keyof StoredMessage]: StoredMessage[Key]}

/** Who wants to hear of changes in a folder: every session that has it selected. */
export interface FolderWatcher {
  folderChanged(message: StoredMessage | undefined): void
}

let lastUidValidity = Math.floor(Date.now() / 1000) - 1_000_000_000

/** One folder: messages in UID order and whoever watches it. */
export class Folder {
  readonly uidValidity = (lastUidValidity += 1)
  readonly specialUse: string | undefined
  subscribed = true
  uidNext = 1
  highestModseq = 1
  readonly #watchers = new Set<FolderWatcher>()
  readonly #nextModseq: () => number
  #messages: Mutable[] = []

  constructor(nextModseq: () => number, specialUse?: string) {
    this.#nextModseq = nextModseq
    this.specialUse = specialUse
    this.highestModseq = nextModseq()
  }

  get messages(): readonly StoredMessage[] {
    return this.#messages
  }

  watch(watcher: FolderWatcher): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  append(raw: Buffer, flags: Iterable<string> = [], internalDate = new Date()): StoredMessage {
    const message = {
      uid: this.uidNext,
      raw,
      internalDate,
      flags: new Set(flags),
      modseq: this.#touch(),
      expunged: false,
    }
    this.uidNext += 1
    this.#messages.push(message)
    this.#tell(undefined)
    return message
  }

  setFlags(message: StoredMessage, flags: ReadonlySet<string>): void {
    Object.assign(message, {flags, modseq: this.#touch()} satisfies Partial<Mutable>)
    this.#tell(message)
  }

  /** Removes messages for good. @returns those that were still there, so that of two sessions one removes each */
  expunge(doomed: Iterable<StoredMessage>): StoredMessage[] {
    const gone = [...doomed].filter((message) => !message.expunged)
    if (gone.length === 0) return []
    for (const message of gone) Object.assign(message, {expunged: true} satisfies Partial<Mutable>)
    this.#messages = this.#messages.filter((message) => !message.expunged)
    this.#touch()
    this.#tell(undefined)
    return gone
  }

  #touch(): number {
    return (this.highestModseq = this.#nextModseq())
  }

  #tell(message: StoredMessage | undefined): void {
    for (const watcher of this.#watchers) watcher.folderChanged(message)
  }
}

/** The folders of one mailbox. Names are Unicode, levels are parted by `/`, `INBOX` is written in capitals. */
export class Mailbox {
  readonly folders = new Map<string, Folder>()
  #modseq = 0
  readonly #nextModseq = (): number => (this.#modseq += 1)

  constructor() {
    this.create('INBOX')
    for (const name of ['Drafts', 'Sent', 'Junk', 'Trash']) this.create(name, `\\${name}`)
  }

  get inbox(): Folder {
    return this.folder('INBOX') ?? this.create('INBOX')
  }

  folder(name: string): Folder | undefined {
    return this.folders.get(canonicalName(name))
  }

  /** Makes a folder and the levels above it. */
  create(name: string, specialUse?: string): Folder {
    const levels = canonicalName(name).split('/')
    for (let depth = 1; depth < levels.length; depth++) {
      const parent = levels.slice(0, depth).join('/')
      if (!this.folders.has(parent)) this.folders.set(parent, new Folder(this.#nextModseq))
    }
    const folder = new Folder(this.#nextModseq, specialUse)
    this.folders.set(levels.join('/'), folder)
    return folder
  }

  childrenOf(name: string): string[] {
    return [...this.folders.keys()].filter((other) => other.startsWith(`${canonicalName(name)}/`))
  }

  /** Renames a folder and what lies below it. */
  rename(from: string, to: string): void {
    const source = canonicalName(from)
    for (const name of [source, ...this.childrenOf(source)]) {
      const folder = this.folders.get(name)
      if (folder === undefined) continue
      this.folders.delete(name)
      this.folders.set(canonicalName(to) + name.slice(source.length), folder)
    }
  }
}

export function canonicalName(name: string): string {
  return name.replace(/^inbox(?=\/|$)/i, 'INBOX')
}
