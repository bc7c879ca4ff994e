import {Failure} from '../failure.js'
import {parseMessage, type ParsedMessage} from '../message/parse.js'
import {openPractice} from './practice.js'
import {environmentFor, runRealCommand, type CommandPlace} from './real-command.js'
import {tour, type TourStep} from './tour.js'

/** What there is to tell while the demo runs, in its order. */
export type DemoEvent =
  | {readonly kind: 'step'; readonly number: number; readonly text: string}
  | {readonly kind: 'command'; readonly words: readonly string[]}
  | {readonly kind: 'message'; readonly message: ParsedMessage}
  | {readonly kind: 'end'}

export interface DemoOptions {
  /** Path of `bin/run.js`. */
  readonly program: string
  /** Takes the output of the commands into the result instead of letting it go where this process's goes. */
  readonly capture: boolean
  readonly signal: AbortSignal
  readonly tell: (event: DemoEvent) => void
}

/** One step as it went. */
export interface DemoStep {
  readonly text: string
  readonly command?: string
  readonly exitCode?: number
  readonly output?: string
}

/**
 * Gives the guided tour on a mail world of its own, with the real commands, and removes everything.
 * @throws Failure `demo-step-failed`; AbortError when the signal ends it
 */
export async function runDemo(options: DemoOptions): Promise<DemoStep[]> {
  const practice = await openPractice({})
  try {
    const {program, capture, signal, tell} = options
    const environment = environmentFor(practice.world.environment, practice.files.home)
    const place = {program, capture, signal, environment, directory: practice.files.directory}
    const steps: DemoStep[] = []
    for await (const step of tour(practice)) {
      signal.throwIfAborted()
      tell({kind: 'step', number: steps.length + 1, text: step.text})
      steps.push({text: step.text, ...(await carryOut(step, place, tell))})
    }
    tell({kind: 'end'})
    return steps
  } finally {
    await practice.close()
  }
}

async function carryOut(
  step: TourStep,
  place: CommandPlace,
  tell: DemoOptions['tell'],
): Promise<Omit<DemoStep, 'text'>> {
  if (step.kind === 'message') {
    const message = await parseMessage(step.message)
    tell({kind: 'message', message})
    return {output: message.text}
  }
  tell({kind: 'command', words: step.command})
  const {exitCode, output} = await runRealCommand(step.command, place)
  place.signal.throwIfAborted()
  const command = `recruitmail ${step.command.join(' ')}`
  const expected = step.exitCode ?? 0
  if (exitCode === expected) return {command, exitCode, output}
  const ended = `"${command}" ended with ${exitCode ?? 'a signal'}, expected ${expected}`
  throw new Failure('broken', 'demo-step-failed', `The tour stops: ${ended}.`)
}
