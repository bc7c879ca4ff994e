import type {ImapFlow} from 'imapflow'
import {encodePath} from 'imapflow/lib/tools.js'

/** A token of a parsed response, as imapflow's parser yields it. */
interface Token {
  readonly type?: string
  readonly value?: unknown
  readonly section?: readonly (Token | null)[]
}

interface Response {
  readonly attributes?: readonly (Token | readonly Token[] | null)[]
}

type Attribute = Token | readonly Attribute[]
type UntaggedHandler = (response: Response) => Promise<void>

/** `exec` is what imapflow's own commands are made of; its types leave it out, the version is pinned. */
interface CommandClient {
  exec(
    command: string,
    attributes: readonly Attribute[],
    options?: {readonly untagged?: Readonly<Record<string, UntaggedHandler>>},
  ): Promise<{readonly response: Response; next(): void}>
}

/** The response codes of one command (RFC 9051 section 7.1): `COPYUID` with its values, `MODIFIED` with its set. */
export interface CommandReply {
  readonly codes: ReadonlyMap<string, readonly string[]>
}

export function atom(value: string): Attribute {
  return {type: 'ATOM', value}
}

export function sequence(value: string | number): Attribute {
  return {type: 'SEQUENCE', value: String(value)}
}

/** A folder's name as it goes over the wire: in modified UTF-7 unless the session has agreed on UTF-8 (RFC 3501, 6855). */
export function folderArgument(client: ImapFlow, path: string): Attribute {
  return {type: 'STRING', value: encodePath(client as Parameters<typeof encodePath>[0], path)}
}

/**
 * Sends a command that imapflow has no method for, or whose answer its method hides, and waits for its end.
 * @throws imapflow's error with `responseStatus` and `serverResponseCode` when the server answers NO or BAD
 */
export async function command(client: ImapFlow, name: string, attributes: readonly Attribute[]): Promise<CommandReply> {
  const codes = new Map<string, readonly string[]>()
  const note = (response: Response): void => {
    const [code, ...values] = codeOf(response)
    if (code !== undefined) codes.set(code.toUpperCase(), values)
  }
  const untagged = {OK: async (response: Response): Promise<void> => Promise.resolve(note(response))}
  try {
    const done = await (client as unknown as CommandClient).exec(name, attributes, {untagged})
    note(done.response)
    done.next()
    return {codes}
  } catch (error) {
    throw withResponseCode(error)
  }
}

function codeOf(response: Response): string[] {
  const first = response.attributes?.[0]
  if (first === undefined || first === null || !('section' in first)) return []
  return (first.section ?? []).map((token) => (typeof token?.value === 'string' ? token.value : ''))
}

/** imapflow puts the response code on the errors of its own commands only. */
function withResponseCode(error: unknown): unknown {
  const {response} = error as {response?: Response}
  if (typeof response !== 'object' || response === null) return error
  const [code] = codeOf(response)
  return code === undefined ? error : Object.assign(error as Error, {serverResponseCode: code.toUpperCase()})
}

/** Whether the server answered NO or BAD, as opposed to a broken connection. */
export function isRefusal(error: unknown): boolean {
  const status = (error as {responseStatus?: string}).responseStatus
  return status === 'NO' || status === 'BAD'
}
