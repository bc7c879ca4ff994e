import {execFileSync} from 'node:child_process'
import {lstat, mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {writeReport} from '../../src/cli/write-report.js'

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'recruitmail-report-'))
})

afterEach(() => rm(directory, {recursive: true, force: true}))

describe('a report that goes to a file', () => {
  it('replaces what was there and leaves nothing beside it', async () => {
    const file = join(directory, 'report.html')
    await writeFile(file, 'a much longer report of yesterday')
    await writeReport(file, 'new', 'owner')
    expect(await readFile(file, 'utf8')).toBe('new\n')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(directory)).toEqual(['report.html'])
  })

  it('goes into the file behind a symbolic link, which stays', async () => {
    const [file, link] = [join(directory, 'behind.html'), join(directory, 'link.html')]
    await writeFile(file, 'old')
    await symlink(file, link)
    await writeReport(link, 'new', 'owner')
    expect(await readFile(file, 'utf8')).toBe('new\n')
    expect((await lstat(link)).isSymbolicLink()).toBe(true)
  })

  it('refuses a directory and leaves nothing in it', async () => {
    await mkdir(join(directory, 'reports'))
    await expect(writeReport(join(directory, 'reports'), 'new', 'owner')).rejects.toMatchObject({
      code: 'output-unwritable',
    })
    expect(await readdir(directory)).toEqual(['reports'])
  })
})

describe.skipIf(process.platform === 'win32')('a report that goes to something else than a file', () => {
  it('is written to a device, which stays one', async () => {
    const link = join(directory, 'null')
    await symlink('/dev/null', link)
    await writeReport(link, 'new', 'owner')
    expect((await lstat(link)).isSymbolicLink()).toBe(true)
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true)
  })

  it('is read at the other end of a named pipe', async () => {
    const pipe = join(directory, 'pipe')
    execFileSync('mkfifo', [pipe])
    const [read] = await Promise.all([readFile(pipe, 'utf8'), writeReport(pipe, 'new', 'owner')])
    expect(read).toBe('new\n')
    expect((await lstat(pipe)).isFIFO()).toBe(true)
  })
})
