import {ConnectionFailure, type Endpoint, type Evidence, type ImapReply, type Stage} from './evidence.js'
import {printable} from './printable.js'
import {tokenRefusal} from './token-facts.js'
import {TimeLimitPassed, within} from './within.js'

/**
 * Waits for one command of a session, bounded.
 * @throws ConnectionFailure stage `command` instead of the library's error
 */
export async function imapCommand<T>(endpoint: Endpoint, work: Promise<T>, limitMs: number): Promise<T> {
  try {
    return await within(work, limitMs)
  } catch (error) {
    if (error instanceof TimeLimitPassed)
      throw new ConnectionFailure({endpoint, stage: 'command', errorCode: 'TIMEOUT'})
    throw new ConnectionFailure(imapEvidence(error, endpoint, 'command'))
  }
}

/** The fields imapflow puts on its errors; its message text is used last. */
interface FlowError extends Error {
  readonly code?: string
  readonly responseStatus?: string
  readonly responseText?: string
  readonly serverResponseCode?: string
  readonly reason?: string | false
  readonly response?: unknown
  readonly oauthError?: unknown
}

/** Turns an error of imapflow into evidence of the stage it belongs to. */
export function imapEvidence(error: unknown, endpoint: Endpoint, stage: Stage): Evidence {
  if (error instanceof ConnectionFailure) return error.evidence
  const flow = error as FlowError
  const status = flow.responseStatus?.toUpperCase()
  const said = status === 'NO' || status === 'BAD' ? status : undefined
  const refusal = flow.oauthError === undefined ? undefined : tokenRefusal(JSON.stringify(flow.oauthError))
  if (said !== undefined) {
    const imap: ImapReply = {
      status: said,
      code: flow.serverResponseCode?.toUpperCase(),
      text: printable(flow.responseText ?? ''),
    }
    return {endpoint, stage, imap, ...(refusal !== undefined && {tokenRefusal: refusal})}
  }
  // Exchange says this to the first command after a login without rights; the library calls it a failed login.
  if (typeof flow.response === 'string' && /authenticated but not connected/i.test(flow.response)) {
    return {endpoint, stage: 'folder', imap: {status: 'BAD', code: undefined, text: printable(flow.response)}}
  }
  if (typeof flow.reason === 'string' && flow.reason !== '') {
    return {endpoint, stage, errorCode: 'CLOSED', imap: {status: 'BYE', code: undefined, text: printable(flow.reason)}}
  }
  return {endpoint, stage, errorCode: connectionCode(flow), message: printable(flow.message)}
}

function connectionCode(error: FlowError): string {
  const code = error.code ?? 'UNKNOWN'
  return /^(ClosedAfterConnect|NoConnection|EConnectionClosed)/.test(code) ? 'CLOSED' : code
}
