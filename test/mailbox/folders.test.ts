import {describe, expect, it} from 'vitest'
import {Folders} from '../../src/mailbox/folders.js'
import {messageReference, personReference} from '../../src/mailbox/reference.js'

function folders(prefix: string, delimiter: string, ...paths: string[]): Folders {
  return new Folders(
    {prefix, delimiter},
    paths.map((path) => ({path, selectable: true, specialUse: undefined})),
    'Jobs',
  )
}

describe('the folder of a job', () => {
  it.each([
    ['', '/', 'dev-1', 'Jobs/dev-1'],
    ['', '.', 'dev-1', 'Jobs.dev-1'],
    ['INBOX.', '.', 'dev-1', 'INBOX.Jobs.dev-1'],
    ['INBOX/', '/', 'dev-1', 'INBOX/Jobs/dev-1'],
    ['INBOX.', '.', 'dev.1', 'INBOX.Jobs.dev~1'],
    ['', '', 'dev-1', 'Jobs-dev-1'],
  ])('with prefix %j and delimiter %j for %s is %s', (prefix, delimiter, job, path) => {
    expect(folders(prefix, delimiter).ofJob(job)).toBe(path)
    expect(folders(prefix, delimiter).jobOf(path)).toBe(job)
  })

  it('is no other folder', () => {
    const here = folders('INBOX.', '.')
    for (const path of ['INBOX', 'INBOX.Jobs', 'INBOX.Jobs.a.b', 'INBOX.Jobsa', here.ofClaim('1-2-0')]) {
      expect([path, here.jobOf(path)]).toEqual([path, undefined])
    }
  })
})

describe('a folder as a person writes it', () => {
  it.each([
    ['inbox', 'INBOX'],
    ['Jobs/dev-1', 'INBOX.Jobs.dev-1'],
    ['INBOX.Jobs.dev-1', 'INBOX.Jobs.dev-1'],
    ['Sent', 'INBOX.Sent'],
  ])('%s is %s on a server with the prefix INBOX.', (written, path) => {
    expect(folders('INBOX.', '.').path(written)).toBe(path)
  })

  it('is taken as it is where it exists', () => {
    expect(folders('INBOX.', '.', 'shared.all').path('shared.all')).toBe('shared.all')
  })
})

describe('the name of a message', () => {
  it.each([
    ['42', {kind: 'uid', uid: 42, folder: undefined}],
    ['Jobs/dev-1:7', {kind: 'uid', uid: 7, folder: 'Jobs/dev-1'}],
    ['<a@b>', {kind: 'message-id', messageId: '<a@b>'}],
    ['a@b', {kind: 'message-id', messageId: '<a@b>'}],
  ])('%s', (text, reference) => {
    expect(messageReference(text)).toMatchObject(reference)
  })

  it.each(['', '0', '-1', 'x', '<a@b', 'a b@c', '<a@b>\r\nX', '99999999999'])('is refused: %j', (text) => {
    expect(() => messageReference(text)).toThrow(expect.objectContaining({code: 'message-reference-invalid'}))
  })

  it('may be the address of a person, but not with brackets', () => {
    expect(personReference('jane@applicant.example')).toMatchObject({kind: 'address'})
    expect(personReference('<jane@applicant.example>')).toMatchObject({kind: 'message-id'})
  })
})
