import {spawn, spawnSync} from 'node:child_process'
import {appendFile, mkdtemp, readFile, rm, stat} from 'node:fs/promises'
import {hostname, tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {isAlive, ReplyJournal, textHash, type JournalEntry} from '../../src/reply/journal.js'
import {precedentOf} from '../../src/reply/precedent.js'

const base: JournalEntry = {
  at: '2026-11-22T09:00:00.000Z',
  state: 'prepared',
  messageId: '<1@acme.example>',
  original: '<a@applicant.example>',
  to: 'jane@applicant.example',
  from: 'jobs@acme.example',
  company: 'acme',
  textHash: textHash('Hello'),
  pid: process.pid,
  host: hostname(),
}

describe('the journal', () => {
  let directory: string
  let journal: ReplyJournal

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'recruitmail-test-'))
    journal = new ReplyJournal(join(directory, 'state'))
  })
  afterEach(() => rm(directory, {recursive: true, force: true}))

  it('knows nothing before the first answer', async () => {
    expect(await journal.answersTo(base.original)).toEqual([])
  })

  it('tells the latest state of every answer to a message, in the order they were begun', async () => {
    const second = {...base, messageId: '<2@acme.example>'}
    await journal.record(base)
    await journal.record(second)
    await journal.record({...base, original: '<other@applicant.example>', messageId: '<3@acme.example>'})
    await journal.record({...base, state: 'sending'})
    await journal.record({...base, state: 'sent', said: '250 Ok'})
    expect(await journal.answersTo(base.original)).toEqual([{...base, state: 'sent', said: '250 Ok'}, second])
  })

  it('is readable by its owner only, and holds no text', async () => {
    await journal.record(base)
    expect((await stat(journal.file)).mode & 0o777).toBe(0o600)
    expect(await readFile(journal.file, 'utf8')).not.toContain('Hello')
  })

  it('survives a line that a crash has cut off', async () => {
    await journal.record(base)
    await appendFile(journal.file, '{"at":"2026-11-2')
    await journal.record({...base, state: 'sending'})
    expect(await journal.answersTo(base.original)).toEqual([{...base, state: 'sending'}])
  })

  it('takes lines from several processes at once without mixing them', async () => {
    const ids = Array.from({length: 40}, (_, index) => `<${index}@acme.example>`)
    await Promise.all(ids.map((messageId) => journal.record({...base, messageId})))
    const answers = await journal.answersTo(base.original)
    expect(answers.map(({messageId}) => messageId).toSorted()).toEqual(ids.toSorted())
  })
})

describe('an answer is held back', () => {
  const dead = {pid: spawnSync(process.execPath, ['-e', '0']).pid}
  const earlier = {...base, messageId: '<0@acme.example>'}

  it.each([
    ['when nobody knows what became of the last one', {state: 'unknown' as const}, 'reply-unknown'],
    ['when the program died while sending the last one', {state: 'sending' as const, ...dead}, 'reply-unknown'],
    ['when another process is sending one', {state: 'sending' as const}, 'reply-in-progress'],
    ['when another process is about to send one', {state: 'prepared' as const}, 'reply-in-progress'],
    ['when the same text has been sent', {state: 'sent' as const}, 'reply-already-sent'],
  ])('%s', (_name, change, code) => {
    expect(precedentOf([{...earlier, ...change}, base], base)).toMatchObject({code})
  })

  it.each([
    ['when the last one was refused', {state: 'refused' as const}],
    ['when another text has been sent', {state: 'sent' as const, textHash: textHash('Another')}],
    ['when the program died before sending the last one', {state: 'prepared' as const, ...dead}],
  ])('never %s', (_name, change) => {
    expect(precedentOf([{...earlier, ...change}, base], base)).toBeUndefined()
  })

  it('for one of two that begin at the same time, not for both', () => {
    const other = {...base, messageId: '<2@acme.example>'}
    expect(precedentOf([base, other], base)).toBeUndefined()
    expect(precedentOf([base, other], other)).toMatchObject({code: 'reply-in-progress'})
  })
})

it('a process is alive until it has ended', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'])
  const entry = {pid: child.pid ?? 0, host: hostname()}
  expect(isAlive(entry)).toBe(true)
  expect(isAlive({...entry, host: 'elsewhere.example'})).toBe(false)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
  expect(isAlive(entry)).toBe(false)
})
