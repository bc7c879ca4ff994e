import {spawn, type ChildProcessWithoutNullStreams} from 'node:child_process'
import {existsSync} from 'node:fs'
import {mkdtemp, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterEach, describe, expect, it} from 'vitest'
import {RawClient} from '../scripted/raw-client.js'

const bin = fileURLToPath(new URL('../../bin/run.js', import.meta.url))

interface Ready {
  readonly directory: string
  readonly settingsFile: string
  readonly secretsFile: string
  readonly fault: string | null
  readonly accounts: readonly {readonly address: string; readonly smtp?: {readonly port: number}}[]
}

describe('recruitmail sandbox', () => {
  const children: ChildProcessWithoutNullStreams[] = []
  const directories: string[] = []

  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    for (const directory of directories.splice(0)) await rm(directory, {recursive: true, force: true})
  })

  async function emptyDirectory(): Promise<string> {
    const directory = await mkdtemp(join(tmpdir(), 'recruitmail-test-'))
    directories.push(directory)
    return directory
  }

  function start(...args: string[]): {
    child: ChildProcessWithoutNullStreams
    output: () => string
    ended: Promise<number | null>
  } {
    const child = spawn(process.execPath, [bin, 'sandbox', ...args])
    children.push(child)
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    return {child, output: () => output, ended: new Promise((resolve) => child.on('close', resolve))}
  }

  async function ready(
    ...args: string[]
  ): Promise<{ready: Ready; output: () => string; interrupt: () => Promise<number | null>}> {
    const {child, output, ended} = start('--json', ...args)
    await expect.poll(output, {timeout: 10_000}).toMatch(/^\}\n/m)
    const interrupt = (): Promise<number | null> => {
      child.kill('SIGINT')
      return ended
    }
    return {ready: JSON.parse(output()) as Ready, output, interrupt}
  }

  it('prints one object when it is ready, serves, and leaves nothing behind after Ctrl-C', async () => {
    const sandbox = await ready()
    const {settingsFile, secretsFile, directory, accounts} = sandbox.ready
    expect((await stat(directory)).mode & 0o777).toBe(0o700)
    expect((await stat(secretsFile)).mode & 0o777).toBe(0o600)
    expect(await readFile(settingsFile, 'utf8')).toContain('host: smtp.acme.example')
    const client = new RawClient(accounts[0]?.smtp?.port ?? 0)
    expect(await client.until(/\r\n/)).toMatch(/^220 smtp\.acme\.example/)
    client.destroy()
    expect(await sandbox.interrupt()).toBe(0)
    expect(existsSync(directory)).toBe(false)
    expect(() => JSON.parse(sandbox.output()) as unknown).not.toThrow()
  })

  it('leaves nothing behind when its terminal is closed, however often it is told', async () => {
    const directory = await emptyDirectory()
    const {child, output, ended} = start('--dir', directory)
    await expect.poll(output, {timeout: 10_000}).toContain('Ctrl-C')
    child.kill('SIGHUP')
    child.kill('SIGHUP')
    await ended
    expect(child.signalCode).toBe('SIGHUP')
    expect(await readdir(directory)).toEqual([])
  })

  it('writes the secrets to their file only', async () => {
    const sandbox = await ready()
    const lines = await readFile(sandbox.ready.secretsFile, 'utf8')
    const secrets = [...lines.matchAll(/^export RECRUITMAIL_SECRET_\w+=(.{24})$/gm)].map((match) => match[1] ?? '')
    expect(secrets).toHaveLength(4)
    const settings = await readFile(sandbox.ready.settingsFile, 'utf8')
    for (const secret of secrets) expect(sandbox.output().includes(secret) || settings.includes(secret)).toBe(false)
    await sandbox.interrupt()
  })

  it('says in text where its files are, what is broken and what to type', async () => {
    const directory = await emptyDirectory()
    const {child, output, ended} = start('--fault', 'smtp-auth-bad-credentials', '--dir', directory)
    await expect.poll(output, {timeout: 10_000}).toContain('Ctrl-C')
    expect(output()).toContain(`recruitmail config apply ${directory}/settings.yaml`)
    expect(output()).toContain('smtp-auth-bad-credentials: the password is not the right one')
    child.kill('SIGINT')
    expect(await ended).toBe(0)
    expect(await readdir(directory)).toEqual([])
  })

  it('refuses a fault it does not know, with the list of those it knows', async () => {
    const {output, ended} = start('--json', '--fault', 'no-such-fault')
    expect(await ended).toBe(2)
    expect(JSON.parse(output())).toMatchObject({
      error: {code: 'unknown-fault', problems: [{valid: expect.stringContaining('tcp-refused, ')}]},
    })
  })

  it('refuses a directory that holds something and leaves it as it was', async () => {
    const directory = await emptyDirectory()
    await writeFile(join(directory, 'mine.txt'), 'mine')
    const {output, ended} = start('--dir', directory)
    expect(await ended).toBe(2)
    expect(output()).toContain('is not empty')
    expect(await readdir(directory)).toEqual(['mine.txt'])
  })

  it('lists the faults with what each breaks', async () => {
    const {output, ended} = start('--list-faults')
    expect(await ended).toBe(0)
    expect(output()).toMatch(/^tcp-refused +nobody listens on the port/m)
  })
})
