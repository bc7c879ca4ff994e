import type {ImapFlow, ListResponse} from 'imapflow'
import type {JobId} from '../settings/settings.js'

/** How a server writes folder names: what personal folders begin with and what separates the levels (RFC 2342). */
export interface FolderNaming {
  /** With the delimiter at its end, such as `INBOX.`; empty where there is none. */
  readonly prefix: string
  readonly delimiter: string
}

export interface FolderState {
  readonly path: string
  readonly selectable: boolean
  /** `\Sent`, `\Junk` … (RFC 6154). */
  readonly specialUse: string | undefined
}

/** The folders of a mailbox as the settings name them and as the server does. */
export class Folders {
  readonly #naming: FolderNaming
  readonly #listed: ReadonlyMap<string, FolderState>
  readonly #jobsRoot: string

  constructor(naming: FolderNaming, listed: readonly FolderState[], jobsFolder: string) {
    this.#naming = naming
    this.#listed = new Map(listed.map((folder) => [folder.path, folder]))
    this.#jobsRoot = this.path(jobsFolder)
  }

  /**
   * The server's name of a folder that is written with `/` or in the server's own way: `Jobs/dev-1` is `INBOX.Jobs.dev-1`
   * on a server with that prefix and delimiter.
   */
  path(written: string): string {
    if (written.toUpperCase() === 'INBOX') return 'INBOX'
    if (this.#listed.has(written)) return written
    const {prefix, delimiter} = this.#naming
    const inPlace = delimiter === '' || delimiter === '/' ? written : written.split('/').join(delimiter)
    return prefix === '' || inPlace.toUpperCase().startsWith(prefix.toUpperCase()) ? inPlace : prefix + inPlace
  }

  /** Folder of a job; a delimiter inside the id (`dev.1` on a server with `.`) becomes `~`, which no id holds. */
  ofJob(job: JobId): string {
    return this.#below(this.#delimiter === '' ? job : job.replaceAll(this.#delimiter, '~'))
  }

  /** The job whose folder this is; undefined for every other folder. */
  jobOf(path: string): JobId | undefined {
    const start = `${this.#jobsRoot}${this.#separator}`
    if (!path.startsWith(start)) return undefined
    const segment = path.slice(start.length)
    if (segment === '' || segment.startsWith('_') || (this.#delimiter !== '' && segment.includes(this.#delimiter))) {
      return undefined
    }
    return this.#delimiter === '' ? segment : segment.replaceAll('~', this.#delimiter)
  }

  /** The folder whose existence claims a message on servers that cannot claim by keyword; no job's folder. */
  ofClaim(name: string): string {
    return this.#below(`_claim-${name}`)
  }

  get jobsRoot(): string {
    return this.#jobsRoot
  }

  exists(path: string): boolean {
    return this.#listed.get(path)?.selectable === true
  }

  /** Folders of jobs that exist, in the order of their names. */
  jobFolders(): {readonly job: JobId; readonly path: string}[] {
    return [...this.#listed.values()]
      .filter(({selectable}) => selectable)
      .flatMap(({path}) => {
        const job = this.jobOf(path)
        return job === undefined ? [] : [{job, path}]
      })
      .toSorted((one, other) => (one.path < other.path ? -1 : 1))
  }

  specialUse(use: string): string | undefined {
    return [...this.#listed.values()].find((folder) => folder.selectable && folder.specialUse === use)?.path
  }

  get names(): string[] {
    return [...this.#listed.keys()]
  }

  /** The same with one more folder, just created. */
  with(path: string): Folders {
    const added = [...this.#listed.values(), {path, selectable: true, specialUse: undefined}]
    return new Folders(this.#naming, added, this.#jobsRoot)
  }

  get #delimiter(): string {
    return this.#naming.delimiter
  }

  /** A server without a hierarchy still takes `Jobs-dev-1`. */
  get #separator(): string {
    return this.#delimiter === '' ? '-' : this.#delimiter
  }

  #below(segment: string): string {
    return `${this.#jobsRoot}${this.#separator}${segment}`
  }
}

/** Asks the server for its folders, in one command. */
export async function readFolders(client: ImapFlow, jobsFolder: string): Promise<Folders> {
  // `listOnly` leaves out the question which folders are subscribed: a round trip nobody here needs.
  const listed = await client.list({listOnly: true})
  const naming = {
    prefix: client.namespace?.prefix ?? '',
    delimiter: client.namespace?.delimiter ?? listed[0]?.delimiter ?? '',
  }
  return new Folders(naming, listed.map(folderState), jobsFolder)
}

function folderState({path, flags, specialUse}: ListResponse): FolderState {
  return {path, selectable: !flags.has('\\Noselect') && !flags.has('\\NonExistent'), specialUse}
}
