// Runs a program as on a machine whose resolver is the name server of the world: in a mount namespace of its own, with
// its own /etc/resolv.conf, without changing anything for others. Needs root.
import {once} from 'node:events'
import {spawn} from 'node:child_process'
import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {performance} from 'node:perf_hooks'

const limitMs = 15_000
const withResolver = ['--mount', 'sh', '-c', 'mount --bind "$0" /etc/resolv.conf && exec "$@"']

/** Writes the resolver file of a world; two tries of two seconds, so that an unanswered question ends within the limit. */
export async function writeResolver(directory, nameServer) {
  const file = join(directory, 'resolv.conf')
  await writeFile(file, `nameserver ${nameServer}\noptions timeout:2 attempts:2\n`)
  return file
}

/**
 * Runs one command. Its standard input ends after `input`, or stays open for `listenMs` where the program runs as long.
 * @returns what it said on both streams, its exit code (undefined when it was ended after 15 s) and its wall time
 */
export async function runInWorld(resolver, {command, env = {}, input = '', listenMs = 0}) {
  const started = performance.now()
  const child = spawn('unshare', [...withResolver, resolver, ...command], {
    env: {PATH: process.env.PATH, HOME: '/nonexistent', LANG: 'C.UTF-8', ...env},
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk) => (stdout += chunk.toString('latin1')))
  child.stderr.on('data', (chunk) => (stderr += chunk.toString('latin1')))
  child.stdin.on('error', () => undefined)
  child.stdin.write(input)
  const listening = setTimeout(() => child.stdin.end(), listenMs)
  const group = -(child.pid ?? 0)
  const killer = setTimeout(() => group < 0 && process.kill(group, 'SIGKILL'), limitMs)
  const [exitCode] = await once(child, 'close')
  clearTimeout(killer)
  clearTimeout(listening)
  return {stdout, stderr, exitCode: exitCode ?? undefined, ms: Math.round(performance.now() - started)}
}
