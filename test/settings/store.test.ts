import {execFile} from 'node:child_process'
import {mkdtemp, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises'
import {hostname, tmpdir} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {fileURLToPath} from 'node:url'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {withLock} from '../../src/settings/lock.js'
import {dataPaths} from '../../src/settings/paths.js'
import type {Settings} from '../../src/settings/settings.js'
import {emptySettings, openStore, type SettingsStore} from '../../src/settings/store.js'

const run = promisify(execFile)
const bin = fileURLToPath(new URL('../../bin/run.js', import.meta.url))
const acme: Settings = {
  version: 1,
  companies: {acme: {name: 'ACME', main: true}},
  jobs: {'dev.1': {title: 'D', company: 'acme'}},
}

describe('the store', () => {
  let home: string
  let store: SettingsStore
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'recruitmail-test-'))
    store = openStore({settingsFile: join(home, 'deep', 'settings.json')})
  })
  afterEach(() => rm(home, {recursive: true, force: true}))

  it.each(['', 'null', '{"pid":-1,"host":"x","nonce":"y"}', '[]', '{"pid":"1"}'])(
    'is not blocked by a lock file that holds %j',
    async (content) => {
      await store.write(acme)
      await writeFile(`${store.file}.lock`, content)
      await store.write({...acme, jobs: {}})
      expect((await store.read()).jobs).toEqual({})
    },
  )

  it('that is a pipe or a directory is a failure at once', async () => {
    await store.write(acme)
    await rm(store.file)
    await run('mkfifo', [store.file])
    await expect(store.read()).rejects.toMatchObject({code: 'settings-unreadable'})
  })

  it('is empty while nothing is stored, and reading creates nothing', async () => {
    expect(await store.read()).toEqual(emptySettings)
    expect(await readdir(home)).toEqual([])
  })

  it('gives back what was written, keys with dots included, for its owner alone', async () => {
    await store.write(acme)
    expect(await store.read()).toEqual(acme)
    expect((await stat(store.file)).mode & 0o777).toBe(0o600)
    expect((await stat(join(home, 'deep'))).mode & 0o777).toBe(0o700)
    expect(await readdir(join(home, 'deep'))).toEqual(['settings.json'])
  })

  it('writes nothing that is not valid', async () => {
    await store.write(acme)
    const before = await readFile(store.file, 'utf8')
    const twoMains = {...acme.companies, beta: {name: 'B', main: true}}
    await expect(store.update((now) => ({...now, companies: twoMains}))).rejects.toMatchObject({
      code: 'settings-invalid',
    })
    expect(await readFile(store.file, 'utf8')).toBe(before)
  })

  it('does not touch the file when nothing changes', async () => {
    await store.write(acme)
    const before = await stat(store.file)
    await store.update((now) => ({...now}))
    expect((await stat(store.file)).ino).toBe(before.ino)
  })

  it('undoes what was done beside the settings when they cannot be written', async () => {
    const undone: string[] = []
    const beside = async (): Promise<() => Promise<void>> => {
      await rm(join(home, 'deep'), {recursive: true})
      await writeFile(join(home, 'deep'), 'a file where the directory was')
      return async () => void undone.push('undone')
    }
    await expect(store.update(() => acme, beside)).rejects.toMatchObject({code: 'settings-unwritable'})
    expect(undone).toEqual(['undone'])
  })

  it.each(['{"version": 1,', '{"version": 1, "compnies": {}}', '[]', ''])(
    'says where a broken file is: %j',
    async (text) => {
      await store.write(acme)
      await writeFile(store.file, text)
      for (const attempt of [() => store.read(), () => store.write(acme), () => store.update(() => acme)]) {
        await expect(attempt()).rejects.toMatchObject({kind: 'usage', code: 'settings-unreadable'})
      }
      await expect(store.read()).rejects.toThrow(store.file)
      expect(await readFile(store.file, 'utf8')).toBe(text)
    },
  )

  it('loses no change of writers in one process', async () => {
    await store.write(acme)
    const ids = Array.from({length: 10}, (_, number) => `c${number}`)
    await Promise.all(
      ids.map((id) => store.update((now) => ({...now, companies: {...now.companies, [id]: {name: id}}}))),
    )
    expect(Object.keys((await store.read()).companies)).toHaveLength(11)
  })

  it('loses no change of several processes', async () => {
    const env = {...process.env, RECRUITMAIL_HOME: home}
    await run(process.execPath, [bin, 'company', 'add', 'acme'], {env})
    const ids = ['one', 'two', 'three', 'four']
    await Promise.all(ids.map((id) => run(process.execPath, [bin, 'company', 'add', id], {env})))
    const {companies} = await openStore(dataPaths(env)).read()
    expect(Object.keys(companies).toSorted()).toEqual(['acme', ...ids].toSorted())
  })
})

describe('the lock', () => {
  let directory: string
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'recruitmail-test-'))
  })
  afterEach(() => rm(directory, {recursive: true, force: true}))

  it('is taken over from a process that is gone', async () => {
    const file = join(directory, 'lock')
    const {pid} = await run(process.execPath, ['-e', 'console.log(process.pid)']).then(({stdout}) => ({
      pid: Number(stdout),
    }))
    await writeFile(file, JSON.stringify({pid, host: hostname(), nonce: 'x'}))
    expect(await withLock(file, async () => 'done', 500)).toBe('done')
    expect(await readdir(directory)).toEqual([])
  })

  it('is waited for no longer than allowed while its process lives, and then left alone', async () => {
    const file = join(directory, 'lock')
    await writeFile(file, JSON.stringify({pid: process.pid, host: hostname(), nonce: 'x'}))
    await expect(withLock(file, async () => 'done', 100)).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'settings-locked',
      hint: expect.stringContaining(file) as string,
    })
    expect(await readdir(directory)).toEqual(['lock'])
  })

  it('is given back when the work fails', async () => {
    const file = join(directory, 'lock')
    await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await readdir(directory)).toEqual([])
  })
})

describe('the directories', () => {
  it('are one where RECRUITMAIL_HOME names it', () => {
    expect(dataPaths({RECRUITMAIL_HOME: '/srv/mail'})).toEqual({
      home: '/srv/mail',
      settingsFile: '/srv/mail/settings.json',
      state: '/srv/mail/state',
      cache: '/srv/mail/cache',
    })
  })

  it("are the platform's own otherwise", () => {
    for (const env of [{}, {RECRUITMAIL_HOME: ''}])
      expect(dataPaths(env).settingsFile).toMatch(/recruitmail.settings\.json$/)
  })
})
