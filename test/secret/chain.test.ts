import {spawnSync} from 'node:child_process'
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {inspect} from 'node:util'
import {afterEach, describe, expect, it} from 'vitest'
import {Failure} from '../../src/failure.js'
import {createVault} from '../../src/secret/chain.js'
import {secretFailure} from '../../src/secret/failures.js'
import type {Keychain} from '../../src/secret/keychain.js'
import {requireSecretId, secretNeeds} from '../../src/secret/needs.js'
import {environmentName} from '../../src/secret/vault.js'
import {wordsIn} from '../../src/wording/phrase.js'

/** A keychain in memory that counts how often it is asked. */
function memoryKeychain(entries: Record<string, string> = {}): Keychain & {readonly asked: string[]} {
  const held = new Map(Object.entries(entries))
  const asked: string[] = []
  return {
    asked,
    async get(id) {
      asked.push(id)
      const value = held.get(id)
      if (value === undefined) throw secretFailure('secret-missing', id, `The secret ${id} is not stored.`)
      return value
    },
    held: async (ids) => ids.filter((id) => held.has(id)),
    async set(id, value) {
      const previous = held.get(id)
      held.set(id, value)
      return previous
    },
    delete: async (id) => held.delete(id),
  }
}

const printing = (text: string): string[] => [process.execPath, '-e', `process.stdout.write(${JSON.stringify(text)})`]
const running = (script: string): string[] => [process.execPath, '-e', script]

describe('the vault', () => {
  it('takes the environment first, then the command, then the keychain', async () => {
    const keychain = memoryKeychain({'acme/smtp': 'from keychain'})
    const env = {...process.env, RECRUITMAIL_SECRET_ACME_SMTP: 'from environment'}
    const first = await createVault(env, keychain).read('acme/smtp', printing('from command'))
    expect([first.reveal(), first.source]).toEqual(['from environment', 'environment'])
    const second = await createVault(process.env, keychain).read('acme/smtp', printing('from command'))
    expect([second.reveal(), second.source]).toEqual(['from command', 'command'])
    const third = await createVault(process.env, keychain).read('acme/smtp')
    expect([third.reveal(), third.source]).toEqual(['from keychain', 'keychain'])
  })

  it('does not ask the keychain when the chosen command fails', async () => {
    const keychain = memoryKeychain({'acme/smtp': 'weaker'})
    await expect(createVault({}, keychain).read('acme/smtp', running('process.exit(3)'))).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'password-command-failed',
    })
    expect(keychain.asked).toEqual([])
  })

  it('says in German too why a command printed no secret', async () => {
    const failure = await createVault({}, memoryKeychain())
      .read('acme/smtp', running('console.error("not signed in"); process.exit(3)'))
      .catch((error: unknown) => error)
    const words = failure instanceof Failure ? wordsIn(failure.words, 'de') : ''
    expect(words).toBe(
      `passwordCommand für acme/smtp: ${process.execPath} endete mit Exit-Code 3 und der Meldung: not signed in.`,
    )
  })

  it('names the three ways out where nothing has the secret', async () => {
    await expect(createVault({}, memoryKeychain()).read('acme/smtp')).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'secret-missing',
      hint: expect.stringMatching(
        /recruitmail secret set acme\/smtp[^]*RECRUITMAIL_SECRET_ACME_SMTP[^]*passwordCommand/,
      ) as string,
    })
  })

  it('says so when the variable is set and empty', async () => {
    const env = {RECRUITMAIL_SECRET_INBOUND: ''}
    await expect(createVault(env, memoryKeychain()).read('inbound')).rejects.toThrow(
      'RECRUITMAIL_SECRET_INBOUND is set but empty',
    )
  })

  it('asks the keychain once for a secret that many share, and again after a failure', async () => {
    const keychain = memoryKeychain({inbound: 'x'})
    const vault = createVault({}, keychain)
    await Promise.all([vault.read('inbound'), vault.read('inbound')])
    await vault.read('inbound')
    expect(keychain.asked).toEqual(['inbound'])
    await expect(vault.read('builtin')).rejects.toThrow('is not stored')
    await vault.store('builtin', 'y')
    expect((await vault.read('builtin')).reveal()).toBe('y')
  })

  it('does not let many secrets wait one by one for a keychain that cannot be used', async () => {
    const asked: string[] = []
    const broken: Keychain = {
      ...memoryKeychain(),
      get(id) {
        asked.push(id)
        return Promise.reject(secretFailure('keychain-unavailable', id, 'The keychain cannot be used.'))
      },
    }
    const vault = createVault({}, broken)
    for (const id of ['inbound', 'builtin', 'acme/smtp']) {
      await expect(vault.read(id)).rejects.toMatchObject({code: 'keychain-unavailable'})
    }
    await expect(vault.read('acme/smtp')).rejects.toMatchObject({hint: expect.stringContaining('ACME_SMTP') as string})
    expect(asked).toEqual(['inbound'])
  })

  it('restores what was there when storing is undone', async () => {
    const keychain = memoryKeychain({inbound: 'former'})
    const vault = createVault({}, keychain)
    await (
      await vault.store('inbound', 'new')
    )()
    await (
      await vault.store('builtin', 'new')
    )()
    expect((await vault.read('inbound')).reveal()).toBe('former')
    await expect(vault.read('builtin')).rejects.toThrow('is not stored')
  })

  it('locates secrets without running commands', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'recruitmail-test-'))
    const witness = join(directory, 'ran')
    const command = running(`require('node:fs').writeFileSync(${JSON.stringify(witness)}, '')`)
    const vault = createVault({RECRUITMAIL_SECRET_BUILTIN: 'x'}, memoryKeychain({inbound: 'x'}))
    const needs = [{id: 'builtin'}, {id: 'a/smtp', passwordCommand: command}, {id: 'inbound'}, {id: 'b/smtp'}]
    expect((await vault.locate(needs)).map(({source}) => source)).toEqual([
      'environment',
      'command',
      'keychain',
      undefined,
    ])
    await expect(readFile(witness)).rejects.toMatchObject({code: 'ENOENT'})
    await rm(directory, {recursive: true})
  })

  it('gives out secrets that cannot be printed by accident', async () => {
    const secret = await createVault({RECRUITMAIL_SECRET_INBOUND: 'Canary-77'}, memoryKeychain()).read('inbound')
    const printed = [String(secret), JSON.stringify({secret}), inspect({secret}, {depth: 9, showHidden: true})].join()
    expect(printed.includes('Canary-77')).toBe(false)
  })

  it('knows the environment name of every id', () => {
    expect(environmentName('acme-gmbh.2/smtp')).toBe('RECRUITMAIL_SECRET_ACME_GMBH_2_SMTP')
  })
})

describe('a password command', () => {
  const directories: string[] = []
  afterEach(async () => {
    for (const directory of directories.splice(0)) await rm(directory, {recursive: true, force: true})
  })
  const read = (command: string[], env: NodeJS.ProcessEnv = process.env): Promise<string> =>
    createVault(env, memoryKeychain())
      .read('acme/smtp', command)
      .then((secret) => secret.reveal())

  it.each([
    ['secret\n', 'secret'],
    ['secret\r\n', 'secret'],
    [' sëcret \n\n', ' sëcret \n'],
  ])('that prints %j gives %j: one line ending is taken off', async (printed, value) => {
    expect(await read(printing(printed))).toBe(value)
  })

  it('gets its arguments as they are, without a shell', async () => {
    const script = 'process.stdout.write(process.argv.slice(1).join("|"))'
    expect(await read([process.execPath, '-e', script, '--', '$HOME; echo x', '`id`', 'a b'])).toBe(
      '$HOME; echo x|`id`|a b',
    )
  })

  it('does not see the secrets of others', async () => {
    const script = 'process.stdout.write(String(process.env.RECRUITMAIL_SECRET_OTHER))'
    expect(await read(running(script), {...process.env, RECRUITMAIL_SECRET_OTHER: 'x'})).toBe('undefined')
  })

  it.each([
    [
      'exits with a failure',
      'console.error("vault is \\x1b[31msealed"); console.log("Canary-77"); process.exit(2)',
      /exit code 2, saying: vault is/,
    ],
    [
      'repeats the secret in its complaint',
      'console.log("Canary-77"); console.error("bad Canary-77"); process.exit(1)',
      /saying: bad …/,
    ],
    [
      'prints the secret in its complaint only',
      'console.error("+ login --password Canary-77\\nYou are not signed in. (Canary-77, \\"Canary-77\\")"); process.exit(1)',
      /saying: … login --password … You are not signed in\. …\.$/,
    ],
    ['prints nothing', '', /printed nothing/],
    ['prints two lines', 'console.log("Canary-77\\nCanary-77")', /printed more than one line/],
    ['prints an empty line', 'console.log()', /printed nothing/],
    ['prints without end', 'const f = () => process.stdout.write("Canary-77".repeat(9999), f); f()', /more than 64 kB/],
  ])('that %s is a failure which shows no secret and no escape code', async (_, script, message) => {
    const failure = await read(running(script)).catch((error: unknown) => error as Error)
    expect(failure).toMatchObject({code: 'password-command-failed', message: expect.stringMatching(message) as string})
    expect(inspect(failure).includes('Canary-77')).toBe(false)
    expect((failure as Error).message.includes('\u001b')).toBe(false)
  })

  it('that does not exist is named', async () => {
    await expect(read(['/no/such/program', 'argument-77'])).rejects.toThrow('/no/such/program was not found')
    await expect(read(['/no/such/program', 'argument-77'])).rejects.not.toThrow('argument-77')
  })

  it('that waits is killed within five seconds, with everything it started', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'recruitmail-test-'))
    directories.push(directory)
    const pidFile = join(directory, 'pid')
    await writeFile(join(directory, 'sleeper.sh'), `#!/bin/sh\nsleep 60 &\necho $! > ${pidFile}\nwait\n`, {mode: 0o755})
    const startedAt = performance.now()
    await expect(read([join(directory, 'sleeper.sh')])).rejects.toThrow('gave no answer within 5 seconds')
    expect(performance.now() - startedAt).toBeLessThan(5_300)
    const pid = Number(await readFile(pidFile, 'utf8'))
    await expect.poll(() => isRunning(pid)).toBe(false)
  })

  it('may leave an agent behind that holds its output open', async () => {
    const script = `require('node:child_process').spawn('sleep', ['3'], {stdio: 'inherit', detached: true}).unref(); console.log('secret')`
    const startedAt = performance.now()
    expect(await read(running(script))).toBe('secret')
    expect(performance.now() - startedAt).toBeLessThan(2_500)
  })
})

describe('the secrets that settings call for', () => {
  it('are those of own logins, each once, with their commands', () => {
    const imap = {host: 'i.example', port: 993, encryption: 'tls', account: 'a'} as const
    const smtp = {host: 's.example', port: 465, encryption: 'tls', account: 'a', passwordCommand: ['op']} as const
    const acme = {name: 'A', main: true, customAddress: 'a@b.example', smtp, imap}
    const needs = secretNeeds({
      version: 1,
      inbound: {address: 'in@r.example', imap},
      companies: {
        acme,
        beta: {name: 'B'},
        gamma: {name: 'G', customAddress: 'g@b.example', channel: 'google', imap: {...imap, auth: 'oauth'}},
      },
      jobs: {},
    })
    expect(needs.map(({id}) => id)).toEqual(['inbound', 'acme/smtp', 'acme/imap', 'gamma/oauth'])
    expect(needs[1]).toMatchObject({passwordCommand: ['op'], purpose: 'sending: a on s.example'})
  })

  it.each(['', 'acme', 'acme/pop', 'ACME/smtp', '../smtp', 'a/b/smtp', 'acme/smtp\n', '\u001b[31m/smtp'])(
    '%j is no secret id',
    (id) => {
      expect(() => requireSecretId(id)).toThrow(expect.objectContaining({kind: 'usage', code: 'secret-id-invalid'}))
    },
  )
})

/** Whether a process still runs; one that has ended and was not collected yet (state Z) does not. */
function isRunning(pid: number): boolean {
  const state = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], {encoding: 'utf8'}).stdout.trim()
  return state !== '' && !state.startsWith('Z')
}
