import {randomUUID} from 'node:crypto'
import {createServer, type Socket} from 'node:net'
import {labProblem} from './requirements.js'
import {startLab} from './lab.js'

/** What the test workers are told about the lab before anybody has asked for it. */
export interface LabOffer {
  /** Abstract Unix socket (no file to leave behind): one JSON line when it is the caller's turn, until it hangs up. */
  readonly socket?: string
  /** Why there is no lab, with the command to type. */
  readonly problem?: string
}

/** The answer on the socket. */
export type LabTurn = {readonly description: unknown} | {readonly error: string}

/**
 * Offers the lab to the test files of a run, one at a time, so that none sees another's messages. The daemons start
 * when the first file asks; a run without lab tests starts none.
 */
export async function offerLab(): Promise<{readonly offer: LabOffer; readonly close: () => Promise<void>}> {
  const problem = labProblem()
  if (problem !== undefined) return {offer: {problem}, close: async () => undefined}
  const socket = `\0recruitmail-lab-${randomUUID()}`
  let lab: ReturnType<typeof startLab> | undefined
  let turn: Promise<void> = Promise.resolve()
  const server = createServer((caller) => {
    turn = turn.then(() => lend(caller, () => (lab ??= startLab())))
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(socket, resolve))
  server.unref()
  const close = async (): Promise<void> => {
    server.close()
    const running = await lab?.catch(() => undefined)
    await running?.stop()
  }
  return {offer: {socket}, close}
}

/** Lets one caller have the lab until it hangs up. */
async function lend(caller: Socket, start: () => ReturnType<typeof startLab>): Promise<void> {
  const gone = new Promise<void>((resolve) => caller.once('close', () => resolve()))
  caller.on('error', () => undefined).resume()
  let answer: LabTurn
  try {
    const lab = await start()
    answer = {description: lab}
  } catch (error) {
    answer = {error: error instanceof Error ? error.message : String(error)}
  }
  if (!caller.destroyed) caller.write(`${JSON.stringify(answer)}\n`)
  await gone
}
