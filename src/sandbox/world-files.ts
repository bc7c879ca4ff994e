import {mkdir, mkdtemp, readdir, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {Failure} from '../failure.js'
import type {World, WorldAccount} from './world.js'

/** Where the files of a running world are. */
export interface WorldFiles {
  readonly directory: string
  /** Settings for `--config` and `config apply`. */
  readonly settingsFile: string
  /** Shell lines that export the secrets and a RECRUITMAIL_HOME of its own; mode 0600. */
  readonly secretsFile: string
  /** RECRUITMAIL_HOME of the world. */
  readonly home: string
}

/** A directory for one run. `remove` leaves nothing of the run behind. */
export interface WorldDirectory {
  readonly path: string
  remove(): Promise<void>
}

/** Makes a directory (0700) that must not hold anything yet. @throws Failure `directory-not-empty`, `directory-unusable` */
export async function openWorldDirectory(wanted: string | undefined): Promise<WorldDirectory> {
  if (wanted === undefined) {
    const path = await mkdtemp(join(tmpdir(), 'recruitmail-sandbox-'))
    return {path, remove: () => rm(path, {recursive: true, force: true})}
  }
  const path = resolve(wanted)
  const created = await makeDirectory(path)
  if ((await readdir(path)).length > 0) {
    throw new Failure('usage', 'directory-not-empty', `--dir: ${path} is not empty.`, {
      hint: 'Name a directory that does not exist yet.',
    })
  }
  return {path, remove: () => (created ? rm(path, {recursive: true, force: true}) : empty(path))}
}

async function makeDirectory(path: string): Promise<boolean> {
  try {
    return (await mkdir(path, {recursive: true, mode: 0o700})) !== undefined
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error'
    throw new Failure('usage', 'directory-unusable', `--dir: ${path} cannot be used (${code}).`, {
      hint: 'Name a directory that does not exist yet, in one you may write to.',
    })
  }
}

async function empty(path: string): Promise<void> {
  await Promise.all((await readdir(path)).map((name) => rm(join(path, name), {recursive: true, force: true})))
}

/** Writes settings and secrets of a world for use in another terminal. */
export async function writeWorldFiles(world: World, directory: string): Promise<WorldFiles> {
  const settingsFile = join(directory, 'settings.yaml')
  const secretsFile = join(directory, 'secrets.env')
  const home = join(directory, 'home')
  await mkdir(home, {mode: 0o700})
  await writeFile(settingsFile, world.settingsYaml, {mode: 0o600})
  await writeFile(secretsFile, secretLines(world, home), {mode: 0o600})
  return {directory, settingsFile, secretsFile, home}
}

function secretLines({environment, accounts}: World, home: string): string {
  const lines = [
    '# Passwords of this run of the sandbox; they are random and end with it.',
    ...Object.entries(environment).map(([name, value]) => `export ${name}=${value}`),
    `export RECRUITMAIL_HOME='${home.replaceAll("'", String.raw`'\''`)}'`,
    '',
    '# All mailboxes, for any mail program:',
    ...accounts.map((account) => `# ${loginLine(account)}`),
  ]
  return lines.join('\n') + '\n'
}

function loginLine({address, password, smtp, imap}: WorldAccount): string {
  const sending = smtp === undefined ? '' : `, SMTP 127.0.0.1:${smtp.port} (${smtp.host})`
  return `${address} password ${password}${sending}, IMAP with TLS 127.0.0.1:${imap.port} (${imap.host})`
}
