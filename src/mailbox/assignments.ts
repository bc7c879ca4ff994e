import {appendFile, mkdir, readFile, stat} from 'node:fs/promises'
import {join} from 'node:path'
import type {JobId} from '../settings/settings.js'

/** Where an assigned message went: lets an old id be understood. The mailbox is what counts, this file may be deleted. */
export interface Assignment {
  /** Account and host of the mailbox. */
  readonly mailbox: string
  readonly folder: string
  readonly uidValidity: string
  readonly uid: number
  readonly messageId: string | undefined
  readonly job: JobId
  /** `FOLDER:UID`, undefined where the server did not tell. */
  readonly newId: string | undefined
}

const mostBytes = 16 * 1024 * 1024

function file(cacheDirectory: string): string {
  return join(cacheDirectory, 'assigned.ndjson')
}

export async function rememberAssignment(cacheDirectory: string, assignment: Assignment): Promise<void> {
  await mkdir(cacheDirectory, {recursive: true, mode: 0o700})
  const {size} = await stat(file(cacheDirectory)).catch(() => ({size: 0}))
  const flag = size > mostBytes ? 'w' : 'a'
  await appendFile(file(cacheDirectory), JSON.stringify(assignment) + '\n', {mode: 0o600, flag})
}

/** The latest assignment of a message that had this UID; undefined where this machine knows nothing of it. */
export async function recalledAssignment(
  cacheDirectory: string,
  {mailbox, folder, uidValidity, uid}: Pick<Assignment, 'mailbox' | 'folder' | 'uidValidity' | 'uid'>,
): Promise<Assignment | undefined> {
  const text = await readFile(file(cacheDirectory), 'utf8').catch(() => '')
  const lines = text.split('\n').toReversed()
  for (const line of lines) {
    const one = parsed(line)
    if (one?.mailbox !== mailbox || one.folder !== folder || one.uidValidity !== uidValidity) continue
    if (one.uid === uid) return one
  }
  return undefined
}

function parsed(line: string): Assignment | undefined {
  try {
    return JSON.parse(line) as Assignment
  } catch {
    return undefined
  }
}
