import {spawn, spawnSync, type ChildProcess} from 'node:child_process'
import {existsSync} from 'node:fs'
import {mkdtemp} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, it} from 'vitest'
import {Processes, until} from './processes.js'
import {describeLab} from './use-lab.js'

const watchdog = fileURLToPath(new URL('watchdog.sh', import.meta.url))

describeLab('daemons of the lab', () => {
  it('end when they are stopped, their directory with them', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'recruitmail-processes-'))
    const processes = new Processes(directory)
    processes.start({name: 'sleeper', command: 'sh', args: ['-c', 'echo $$ >pid; sleep 300 & wait']})
    await until(() => existsSync(join(directory, 'pid')), 'the daemon did not start')
    const before = countOf(directory)

    await processes.stop()

    expect(before).toBeGreaterThan(0)
    await until(() => countOf(directory) === 0, 'the daemon still runs')
    expect(existsSync(directory)).toBe(false)
  })

  it('end when the runner is killed', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'recruitmail-processes-'))
    const daemon = spawn('sleep', ['300'], {detached: true, stdio: 'ignore'})
    const ended = new Promise((resolve) => daemon.once('exit', (_code, signal) => resolve(signal)))

    runnerThatDies(directory, daemon)

    expect(await ended).toBe('SIGTERM')
    await until(() => !existsSync(directory), 'the directory is still there')
  })

  it('tell what they printed when they end by themselves', async () => {
    const processes = new Processes(await mkdtemp(join(tmpdir(), 'recruitmail-processes-')))
    const {exited} = processes.start({name: 'broken', command: 'sh', args: ['-c', 'echo no such option >&2; exit 3']})

    await expect(exited).rejects.toThrow(/broken ended \(3\): no such option/)
    await processes.stop()
  })
})

/** A process that tells the watchdog of a daemon, as the test runner does, and is killed while it holds the pipe. */
function runnerThatDies(directory: string, daemon: ChildProcess): void {
  const script = 'mkfifo "$1/pipe" && { "$0" "$1" <"$1/pipe" & exec 3>"$1/pipe"; echo "$2" >&3; kill -s KILL $$; }'
  spawn('sh', ['-c', script, watchdog, directory, String(daemon.pid)], {stdio: 'ignore'})
}

/** How many processes work in a directory. */
function countOf(directory: string): number {
  const {stdout} = spawnSync('find', ['/proc', '-maxdepth', '2', '-name', 'cwd', '-lname', `${directory}*`], {
    encoding: 'utf8',
  })
  return stdout.split('\n').filter((line) => line !== '').length
}
