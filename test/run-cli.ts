import {spawn, type ChildProcess} from 'node:child_process'
import {fileURLToPath} from 'node:url'

const bin = fileURLToPath(new URL('../bin/run.js', import.meta.url))

/** What a run of the command line printed and how it ended. */
export interface CliRun {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface CliOptions {
  /** Besides PATH nothing else is in the environment. */
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  readonly cwd?: string
  /** Called once the process is there, to signal it. */
  readonly onStart?: (child: ChildProcess) => void
}

/** Runs the built command line as an admin's script does: no terminal, only the given environment. */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  const env = {PATH: process.env['PATH'] ?? '', NODE_DISABLE_COMPILE_CACHE: '1', TZ: 'UTC', ...options.env}
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], {env, cwd: options.cwd})
    const chunks: {stdout: Buffer[]; stderr: Buffer[]} = {stdout: [], stderr: []}
    child.stdout.on('data', (chunk: Buffer) => chunks.stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.stderr.push(chunk))
    child.on('error', reject)
    child.on('close', (exitCode) => {
      const [stdout, stderr] = [Buffer.concat(chunks.stdout).toString(), Buffer.concat(chunks.stderr).toString()]
      resolve({exitCode, stdout, stderr})
    })
    child.stdin.on('error', () => undefined).end(options.input ?? '')
    options.onStart?.(child)
  })
}
