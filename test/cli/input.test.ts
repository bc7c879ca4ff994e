import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {PassThrough, Readable} from 'node:stream'
import {setTimeout as pause} from 'node:timers/promises'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {parseDuration} from '../../src/cli/duration.js'
import {passwordFrom} from '../../src/cli/password-input.js'
import {readLimited} from '../../src/cli/read-limited.js'
import {loadSettings} from '../../src/cli/settings-source.js'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'recruitmail-test-'))
})
afterEach(() => rm(directory, {recursive: true, force: true}))

async function fileWith(content: string | Buffer): Promise<string> {
  const file = join(directory, 'file')
  await writeFile(file, content)
  return file
}

describe('a password from outside', () => {
  const fromStdin = (text: string): Promise<string | undefined> =>
    passwordFrom({'password-stdin': true}, Readable.from([Buffer.from(text)]))

  it.each([
    ['geheim\n', 'geheim'],
    ['geheim\r\n', 'geheim'],
    ['geheim', 'geheim'],
    ['  pässwörd  \n', '  pässwörd  '],
  ])('that arrives as %j is %j', async (text, password) => {
    expect(await fromStdin(text)).toBe(password)
    expect(await passwordFrom({'password-file': await fileWith(text)})).toBe(password)
  })

  it('is waited for: a slow pipe loses nothing', async () => {
    const slow = async function* (): AsyncGenerator<Buffer> {
      yield Buffer.from('ge')
      await pause(60)
      yield Buffer.from('heim')
    }
    expect(await passwordFrom({'password-stdin': true}, Readable.from(slow()))).toBe('geheim')
  })

  it.each([
    ['', 'password-empty'],
    ['\n', 'password-empty'],
    ['alpha\nbeta\n', 'password-invalid'],
    ['gamma\0', 'password-invalid'],
    ['x'.repeat(70_000), 'input-too-large'],
  ])('that is %j is refused without repeating it', async (text, code) => {
    const failure = await fromStdin(text).catch((error: unknown) => error as Error)
    expect(failure).toMatchObject({kind: 'usage', code})
    expect((failure as Error).message).not.toMatch(/alpha|beta|gamma|xxx/)
  })

  it('that is not UTF-8 is refused', async () => {
    await expect(passwordFrom({'password-file': await fileWith(Buffer.from([0x67, 0xe4]))})).rejects.toMatchObject({
      code: 'input-not-utf8',
    })
  })

  it('is not there when its file is not', async () => {
    await expect(passwordFrom({'password-file': join(directory, 'none')})).rejects.toMatchObject({
      kind: 'usage',
      code: 'password-file-unreadable',
    })
    await expect(passwordFrom({'password-file': directory})).rejects.toMatchObject({code: 'password-file-unreadable'})
  })

  it('is not read from a terminal, where it would be seen', async () => {
    const terminal = Object.assign(new PassThrough(), {isTTY: true})
    await expect(passwordFrom({'password-stdin': true}, terminal)).rejects.toMatchObject({code: 'password-on-terminal'})
  })

  it('is undefined when no place was named', async () => {
    expect(await passwordFrom({})).toBeUndefined()
  })
})

describe('reading a stream', () => {
  it('gives up on one that does not end', async () => {
    const endless = new PassThrough()
    await expect(readLimited(endless, {limitBytes: 10, limitMs: 30, name: 'It'})).rejects.toMatchObject({
      kind: 'usage',
      code: 'input-timeout',
    })
    expect(endless.destroyed).toBe(true)
  })
})

describe('a duration', () => {
  it.each([
    ['90s', 90_000],
    ['2m', 120_000],
    ['500ms', 500],
    ['1.5h', 5_400_000],
    ['30', 30_000],
  ])('%s is %i ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms)
  })

  it.each(['', '0', '-1s', '5 years', 's', '1e9h', '99999999999s', 'Infinity', '600h'])('%j is none', (text) => {
    expect(() => parseDuration(text)).toThrow(expect.objectContaining({kind: 'usage', code: 'duration-invalid'}))
  })
})

describe('the settings of a file', () => {
  it('are read without storing anything; a relative CA file stands beside them', async () => {
    const file = await fileWith('\uFEFFversion: 1\nnetwork: {caFile: ca/root.pem}\n')
    expect((await loadSettings({config: file})).network?.caFile).toBe(join(directory, 'ca/root.pem'))
  })

  it.each([
    ['a missing file', 'none', 'config-unreadable'],
    ['a directory', '.', 'config-unreadable'],
  ])('of %s are a clear failure', async (_, name, code) => {
    await expect(loadSettings({config: join(directory, name)})).rejects.toMatchObject({kind: 'usage', code})
  })

  it('in UTF-16 are refused with the word Notepad uses', async () => {
    const file = await fileWith(Buffer.from('\uFEFFversion: 1', 'utf16le'))
    await expect(loadSettings({config: file})).rejects.toMatchObject({
      code: 'input-not-utf8',
      hint: expect.stringContaining('Unicode') as string,
    })
  })

  it('that are too large are refused before they are parsed', async () => {
    await expect(loadSettings({config: await fileWith(`#${'x'.repeat(1_000_001)}`)})).rejects.toMatchObject({
      code: 'input-too-large',
    })
  })
})
