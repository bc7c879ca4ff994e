import {cp, mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {createServer, type Socket} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterEach, describe, expect, it} from 'vitest'
import {systemKeychain, type Keychain} from '../../src/secret/keychain.js'
import {describeLab, startKeyring, type Keyring} from '../lab/use-lab.js'
import {Processes, until} from '../lab/processes.js'

const built = fileURLToPath(new URL('../../dist/secret/', import.meta.url))
const keychainIn = (env: NodeJS.ProcessEnv, directory = built): Keychain =>
  systemKeychain(env, join(directory, 'keychain-helper.js'))

/** Every call on a keychain that cannot serve, and how long the slowest took in ms. */
async function failuresOf(keychain: Keychain): Promise<{codes: string[]; messages: string[]; slowestMs: number}> {
  const calls = [
    () => keychain.get('acme/smtp'),
    () => keychain.set('acme/smtp', 'Canary-77'),
    () => keychain.delete('acme/smtp'),
    () => keychain.held(['acme/smtp']),
  ]
  const failures: {code: string; message: string; hint: string}[] = []
  let slowestMs = 0
  for (const call of calls) {
    const startedAt = performance.now()
    failures.push(
      await call().then(
        () => ({code: 'none', message: '', hint: ''}),
        (error: unknown) => error as (typeof failures)[0],
      ),
    )
    slowestMs = Math.max(slowestMs, performance.now() - startedAt)
  }
  for (const {hint, message} of failures) {
    expect(hint).toMatch(/recruitmail secret set acme\/smtp[^]*RECRUITMAIL_SECRET_ACME_SMTP[^]*passwordCommand/)
    expect(message.includes('Canary-77')).toBe(false)
  }
  return {codes: failures.map(({code}) => code), messages: failures.map(({message}) => message), slowestMs}
}

const unavailable = Array<string>(4).fill('keychain-unavailable')

describeLab('the keychain with gnome-keyring', () => {
  const running: Keyring[] = []
  afterEach(async () => {
    for (const keyring of running.splice(0)) await keyring.stop()
  })
  async function start(options?: {locked: boolean}): Promise<Keyring> {
    const keyring = await startKeyring(options)
    running.push(keyring)
    return keyring
  }

  it('gives back what was stored, blanks, umlauts and quotes included', async () => {
    const keychain = keychainIn((await start()).env)
    expect(await keychain.set('acme/smtp', ' gehéim "1"\\ ')).toBeUndefined()
    expect(await keychain.get('acme/smtp')).toBe(' gehéim "1"\\ ')
    expect(await keychain.set('acme/smtp', 'neu')).toBe(' gehéim "1"\\ ')
    expect(await keychain.held(['inbound', 'acme/smtp'])).toEqual(['acme/smtp'])
    expect(await keychain.delete('acme/smtp')).toBe(true)
    expect(await keychain.delete('acme/smtp')).toBe(false)
  })

  it('says that a secret is missing without a doubt when the keyring is open', async () => {
    const keychain = keychainIn((await start()).env)
    await expect(keychain.get('acme/smtp')).rejects.toMatchObject({
      code: 'secret-missing',
      message: 'The secret acme/smtp is not stored: the keychain does not hold it.',
    })
  })

  it('says that it is locked, also for what is stored', async () => {
    const keyring = await start()
    const keychain = keychainIn(keyring.env)
    await keychain.set('acme/smtp', 'x')
    await keyring.lock()
    const {codes, slowestMs} = await failuresOf(keychain)
    expect(codes).toEqual(Array<string>(4).fill('keychain-locked'))
    expect(slowestMs).toBeLessThan(5_000)
  })

  it('admits the doubt where no tool can tell a locked keyring from a missing secret', async () => {
    const {env} = await start({locked: true})
    await expect(keychainIn({...env, PATH: '/nowhere'}).get('acme/smtp')).rejects.toMatchObject({
      code: 'secret-missing',
      message: expect.stringContaining('or the keyring is locked') as string,
    })
  })

  it('says that nobody offers a secret service on a bus without one', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'recruitmail-test-'))
    const processes = new Processes(directory)
    const socket = join(directory, 'bus')
    const config = join(directory, 'bus.conf')
    const policy =
      '<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>'
    await writeFile(config, `<busconfig><type>session</type><listen>unix:path=${socket}</listen>${policy}</busconfig>`)
    const env = {PATH: process.env['PATH'] ?? '', HOME: directory, DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}`}
    try {
      processes.start({
        name: 'dbus',
        command: '/usr/bin/dbus-daemon',
        args: [`--config-file=${config}`, '--nofork'],
        env,
      })
      await until(
        async () => (await failuresOf(keychainIn(env))).messages[0]?.includes('secret service') ?? false,
        'no bus',
      )
      const {codes, slowestMs} = await failuresOf(keychainIn(env))
      expect(codes).toEqual(unavailable)
      expect(slowestMs).toBeLessThan(5_000)
    } finally {
      await processes.stop()
    }
  })
})

describe('the keychain without a keyring', () => {
  const directories: string[] = []
  afterEach(async () => {
    for (const directory of directories.splice(0)) await rm(directory, {recursive: true, force: true})
  })
  async function emptyDirectory(): Promise<string> {
    const directory = await mkdtemp(join(tmpdir(), 'recruitmail-test-'))
    directories.push(directory)
    return directory
  }
  const bare = {PATH: process.env['PATH'], HOME: '/nowhere'}

  it('is unavailable where the session has no D-Bus', async () => {
    const {codes, slowestMs} = await failuresOf(keychainIn(bare))
    expect(codes).toEqual(unavailable)
    expect(slowestMs).toBeLessThan(5_000)
  })

  it('is unavailable where the bus is gone', async () => {
    const {codes} = await failuresOf(keychainIn({...bare, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/no/such/bus'}))
    expect(codes).toEqual(unavailable)
  })

  it('gives up within five seconds on a bus that never answers, and leaves no process behind', async () => {
    const socket = join(await emptyDirectory(), 'bus')
    const callers = new Set<Socket>()
    const server = createServer((caller) => {
      callers.add(caller)
      caller
        .on('error', () => undefined)
        .on('close', () => callers.delete(caller))
        .resume()
    })
    await new Promise<void>((resolve) => server.listen(socket, resolve))
    try {
      const startedAt = performance.now()
      await expect(
        keychainIn({...bare, DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}`}).get('inbound'),
      ).rejects.toMatchObject({
        code: 'keychain-unavailable',
        message: expect.stringContaining('gave no answer') as string,
      })
      expect(performance.now() - startedAt).toBeLessThan(5_000)
      await expect.poll(() => callers.size).toBe(0)
    } finally {
      server.close()
    }
  })

  it('names libsecret where it does not load', async () => {
    const directory = await emptyDirectory()
    await writeFile(join(directory, 'libsecret-1.so.0'), '')
    const {codes, messages} = await failuresOf(keychainIn({...bare, LD_LIBRARY_PATH: directory}))
    expect(codes).toEqual(unavailable)
    expect(messages[0]).toContain('libsecret is missing (Debian: apt install libsecret-1-0)')
  })

  it('names keytar where the optional package is not installed', async () => {
    const directory = join(await emptyDirectory(), 'secret')
    await mkdir(directory)
    await writeFile(join(directory, 'package.json'), '{"type": "module"}')
    for (const file of ['keychain-helper.js', 'keychain-protocol.js'])
      await cp(join(built, file), join(directory, file))
    const hiding = join(directory, 'node_modules', 'keytar')
    await mkdir(hiding, {recursive: true})
    await writeFile(join(hiding, 'package.json'), '{"name": "keytar", "exports": {}}')
    const {codes, messages} = await failuresOf(keychainIn(bare, directory))
    expect(codes).toEqual(unavailable)
    expect(messages[0]).toContain('keytar is not installed')
  })
})
