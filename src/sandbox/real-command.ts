import {spawn} from 'node:child_process'

export interface CommandRun {
  /** Undefined when a signal ended it. */
  readonly exitCode: number | undefined
  /** What it wrote to standard output, where it was captured. */
  readonly output: string
}

export interface CommandPlace {
  /** Path of `bin/run.js`. */
  readonly program: string
  readonly directory: string
  readonly environment: NodeJS.ProcessEnv
  /** Takes the output instead of letting it go where this process's goes. */
  readonly capture: boolean
  readonly signal: AbortSignal
}

/** How long an interrupted command may clean up, in ms; Ctrl-C on a terminal has reached it already. */
const graceMs = 2000

/** Runs this very program with other words, as typing them would; nothing can be asked. */
export function runRealCommand(words: readonly string[], place: CommandPlace): Promise<CommandRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [place.program, ...words], {
      cwd: place.directory,
      env: place.environment,
      stdio: ['ignore', place.capture ? 'pipe' : 'inherit', place.capture ? 'ignore' : 'inherit'],
    })
    const chunks: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
    let patience: NodeJS.Timeout | undefined
    const onAbort = (): void => {
      patience = setTimeout(() => child.kill('SIGKILL'), graceMs)
    }
    place.signal.addEventListener('abort', onAbort, {once: true})
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(patience)
      place.signal.removeEventListener('abort', onAbort)
      resolve({exitCode: code ?? undefined, output: Buffer.concat(chunks).toString()})
    })
  })
}

/** The environment of this process without its own settings and secrets, with those of a world. */
export function environmentFor(secrets: Readonly<Record<string, string>>, home: string): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith('RECRUITMAIL_'))
  return {...Object.fromEntries(others), ...secrets, RECRUITMAIL_HOME: home}
}
