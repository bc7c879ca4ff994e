import {execFile} from 'node:child_process'
import {mkdir, mkdtemp} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {Processes, until} from './processes.js'

const run = promisify(execFile)
const loginCollection = '/org/freedesktop/secrets/collection/login'

export interface Keyring {
  /** HOME, XDG directories, PATH and D-Bus address of the private session: the environment of a child that uses it. */
  readonly env: Readonly<Record<string, string>>
  /** Locks the keyring, as after a login over SSH: what is stored stays, nothing can be read or added. */
  lock(): Promise<void>
  stop(): Promise<void>
}

/**
 * A private D-Bus session with a gnome-keyring, unlocked unless `locked`, in a throw-away home. Nobody can be asked
 * for the keyring's password there, so a locked keyring stays locked.
 */
export async function startKeyring({locked = false}: {readonly locked?: boolean} = {}): Promise<Keyring> {
  const home = await mkdtemp(join(tmpdir(), 'recruitmail-keyring-'))
  const processes = new Processes(home)
  try {
    const env = await privateSession(home)
    await openSession(processes, env)
    const lock = async (): Promise<void> => lockKeyring(env)
    if (locked) await lock()
    return {env, lock, stop: () => processes.stop()}
  } catch (error) {
    await processes.stop()
    throw error
  }
}

async function privateSession(home: string): Promise<Record<string, string>> {
  const directories = {
    XDG_RUNTIME_DIR: 'run',
    XDG_DATA_HOME: 'data',
    XDG_CONFIG_HOME: 'config',
    XDG_CACHE_HOME: 'cache',
  }
  const env: Record<string, string> = {
    HOME: home,
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    LANG: 'C.UTF-8',
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(home, 'run', 'bus')}`,
  }
  for (const [name, directory] of Object.entries(directories)) {
    env[name] = join(home, directory)
    await mkdir(join(home, directory), {mode: 0o700})
  }
  return env
}

async function openSession(processes: Processes, env: Record<string, string>): Promise<void> {
  const address = `--address=${env['DBUS_SESSION_BUS_ADDRESS']}`
  const bus = processes.start({
    name: 'dbus',
    command: '/usr/bin/dbus-daemon',
    args: ['--session', '--nofork', address],
    env,
  })
  const busy = until(() => answers(env, 'org.freedesktop.DBus'), 'the D-Bus session does not answer')
  await Promise.race([busy, bus.exited])
  const args = ['--foreground', '--unlock', '--components=secrets']
  const keyring = processes.start({name: 'keyring', command: '/usr/bin/gnome-keyring-daemon', args, env, input: 'lab'})
  const ready = until(() => answers(env, 'org.freedesktop.secrets'), 'the keyring does not answer')
  await Promise.race([ready, keyring.exited])
  await until(async () => (await isLocked(env)) === false, 'the keyring is not unlocked')
}

async function lockKeyring(env: Record<string, string>): Promise<void> {
  const method = ['/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.Lock', `array:objpath:${loginCollection}`]
  await call(env, 'org.freedesktop.secrets', method)
  await until(async () => (await isLocked(env)) === true, 'the keyring does not lock')
}

/** Whether somebody owns a bus name; does not start anybody, unlike a call to that name. */
async function answers(env: Record<string, string>, name: string): Promise<boolean> {
  const method = ['/org/freedesktop/DBus', 'org.freedesktop.DBus.NameHasOwner', `string:${name}`]
  const reply = await call(env, 'org.freedesktop.DBus', method)
  return reply?.includes('true') ?? false
}

async function isLocked(env: Record<string, string>): Promise<boolean | undefined> {
  const property = ['string:org.freedesktop.Secret.Collection', 'string:Locked']
  const method = [loginCollection, 'org.freedesktop.DBus.Properties.Get', ...property]
  const reply = await call(env, 'org.freedesktop.secrets', method)
  return reply === undefined ? undefined : reply.includes('true')
}

async function call(env: Record<string, string>, name: string, method: readonly string[]): Promise<string | undefined> {
  try {
    const {stdout} = await run('dbus-send', ['--session', '--print-reply', `--dest=${name}`, ...method], {
      env,
      timeout: 2000,
    })
    return stdout
  } catch {
    return undefined
  }
}
