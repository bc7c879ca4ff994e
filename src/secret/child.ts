import {spawn} from 'node:child_process'

export type ChildEnd =
  | {readonly status: 'ended'; readonly exitCode: number | null; readonly stdout: string; readonly stderr: string}
  | {readonly status: 'not-started'; readonly errorCode: string}
  | {readonly status: 'timeout'}
  | {readonly status: 'too-much-output'}

export interface ChildOptions {
  readonly env: NodeJS.ProcessEnv
  readonly limitMs: number
  readonly limitBytes: number
  /** Written to standard input, which is closed afterwards; nothing at all where undefined. */
  readonly input?: string
}

/** How long output is still collected after the program has ended: an agent it left behind may hold the pipe open. */
const drainMs = 250

/** What still runs is killed when this process ends. */
const running = new Set<() => void>()
process.once('exit', () => {
  for (const kill of running) kill()
})

/**
 * Runs a program without a shell and collects what it prints. When time or output run out, it is killed together with
 * everything it started (its process group), so that nothing keeps waiting.
 */
export function runChild(program: string, args: readonly string[], options: ChildOptions): Promise<ChildEnd> {
  return new Promise((resolve) => {
    const ownGroup = process.platform !== 'win32'
    const child = spawn(program, args, {
      env: options.env,
      stdio: ['pipe', 'pipe', 'pipe'],
      shell: false,
      detached: ownGroup,
      windowsHide: true,
    })
    const output = {stdout: [] as Buffer[], stderr: [] as Buffer[]}
    let bytes = 0
    let drain: NodeJS.Timeout | undefined
    const kill = (): void => {
      if (child.pid !== undefined) killGroup(child.pid, ownGroup)
    }
    const end = (result: ChildEnd): void => {
      clearTimeout(timer)
      clearTimeout(drain)
      running.delete(kill)
      child.stdout.destroy()
      child.stderr.destroy()
      resolve(result)
    }
    const stop = (result: ChildEnd): void => {
      kill()
      child.unref()
      end(result)
    }
    const collect = (name: 'stdout' | 'stderr') => (chunk: Buffer) => {
      bytes += chunk.length
      output[name].push(chunk)
      if (bytes > options.limitBytes) stop({status: 'too-much-output'})
    }
    const timer = setTimeout(() => stop({status: 'timeout'}), options.limitMs)
    running.add(kill)
    child.stdout.on('data', collect('stdout'))
    child.stderr.on('data', collect('stderr'))
    child.stdin.on('error', () => undefined)
    child.stdin.end(options.input)
    child.once('error', (error: NodeJS.ErrnoException) =>
      end({status: 'not-started', errorCode: error.code ?? 'unknown error'}),
    )
    const ended = (exitCode: number | null): void => {
      const text = (name: 'stdout' | 'stderr'): string => Buffer.concat(output[name]).toString('utf8')
      end({status: 'ended', exitCode, stdout: text('stdout'), stderr: text('stderr')})
    }
    child.once('close', ended)
    child.once('exit', (exitCode) => {
      drain = setTimeout(() => ended(exitCode), drainMs)
    })
  })
}

function killGroup(pid: number, group: boolean): void {
  try {
    process.kill(group ? -pid : pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
