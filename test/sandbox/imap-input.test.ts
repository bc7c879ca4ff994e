import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {bodyStructure, envelope, parseAddresses} from '../../src/sandbox/imap-envelope.js'
import {Mailbox} from '../../src/sandbox/imap-mailbox.js'
import {parseMime} from '../../src/sandbox/imap-mime.js'
import {decodeMailboxName, encodeMailboxName, matchesPattern} from '../../src/sandbox/imap-names.js'
import {startImapServer} from '../../src/sandbox/imap-server.js'
import type {RunningServer} from '../../src/sandbox/listen.js'
import {RawClient} from '../scripted/raw-client.js'

describe('input the IMAP server of the sandbox must survive', () => {
  let server: RunningServer
  let client: RawClient
  let mailbox: Mailbox

  beforeEach(async () => {
    mailbox = new Mailbox()
    server = await startImapServer({encryption: 'none', login: () => mailbox, largestMessage: 10_000})
    client = new RawClient(server.port)
    await client.until(/^\* OK .*\r\n/)
  })
  afterEach(async () => {
    client.destroy()
    await server.close()
  })

  it.each([
    ['an empty line', '\r\n', /^\* BAD/m],
    ['no tag', ' NOOP\r\n', /^\* BAD/m],
    ['a tag alone', 'a1\r\n', /^\* BAD/m],
    ['an unknown command', 'a1 FROBNICATE\r\n', /^a1 BAD/m],
    ['an unclosed list', 'a1 LOGIN (a b\r\n', /^a1 BAD Missing \)/m],
    ['a closing bracket alone', 'a1 LOGIN a b)\r\n', /^a1 BAD/m],
    ['an unclosed quote', 'a1 LOGIN "a b\r\n', /^a1 BAD Missing "/m],
    ['a list for a name', 'a1 LOGIN (a) b\r\n', /^a1 BAD Unexpected list/m],
    ['missing arguments', 'a1 LOGIN\r\n', /^a1 BAD Missing argument/m],
    ['lists nested too deeply', `a1 LOGIN ${'('.repeat(5000)}\r\n`, /^a1 BAD Lists nested/m],
    ['a command before the login', 'a1 SELECT INBOX\r\n', /^a1 BAD Please log in/m],
    ['a cancelled authentication', 'a1 AUTHENTICATE PLAIN\r\n*\r\n', /^a1 BAD Authentication cancelled/m],
    ['an unknown mechanism', 'a1 AUTHENTICATE __proto__\r\n', /^a1 NO/m],
    ['bytes that are no text', '\u0000\u00ff\u0080 \u0001\r\n', /^\* BAD/m],
  ])('answers %s with a complaint and goes on', async (_, input, answer) => {
    client.write(`${input}z9 NOOP\r\n`)
    expect(await client.until(/^z9 OK/m)).toMatch(answer)
  })

  it.each([
    ['a sequence set of nonsense', 'FETCH 1:x FLAGS', /^b1 BAD Invalid sequence set/m],
    ['a message number that does not exist', 'FETCH 9 FLAGS', /^b1 BAD Invalid message number/m],
    ['a UID that does not exist', 'UID FETCH 9 FLAGS', /^b1 OK/m],
    ['an item that is a property of every object', 'FETCH 1 constructor', /^b1 BAD Unknown fetch item/m],
    ['a section that does not exist', 'FETCH 1 BODY[1.2.3.4.TEXT]', /BODY\[1\.2\.3\.4\.TEXT\] NIL/],
    ['a section of nonsense', 'FETCH 1 BODY[x', /^b1 BAD/m],
    ['a search key that does not exist', 'SEARCH TOSTRING', /^b1 BAD Unknown search key/m],
    ['a search with an unfinished OR', 'SEARCH OR SEEN', /^b1 BAD Missing search key/m],
    ['a search nested too deeply', `SEARCH ${'NOT '.repeat(9000)}SEEN`, /^b1 BAD/m],
    ['an unknown charset', 'SEARCH CHARSET KLINGON ALL', /^b1 NO \[BADCHARSET/m],
    ['a bad date', 'SEARCH SINCE yesterday', /^b1 BAD Invalid date/m],
    ['a store without flags', 'STORE 1', /^b1 BAD/m],
    ['a flag with a control character', 'STORE 1 +FLAGS ("a\u0007b")', /^b1 BAD Invalid flag/m],
    ['a mailbox name with a line break', 'CREATE {3}\r\na\rb', /^b1 NO \[CANNOT\]/m],
    ['a pattern made to be slow', `LIST "" "${'*a'.repeat(240)}"`, /^b1 OK/m],
    ['a copy into nowhere', 'COPY 1 Nowhere', /^b1 NO \[TRYCREATE\]/m],
    ['an append without a message', 'APPEND INBOX', /^b1 BAD Missing message/m],
    ['something else than DONE', 'IDLE\r\nDOEN', /^b1 BAD Expected DONE/m],
  ])('answers %s in a selected folder and goes on', async (_, input, answer) => {
    mailbox.inbox.append(Buffer.from('Subject: x\r\n\r\nbody\r\n'))
    client.write('a1 LOGIN u p\r\na2 SELECT INBOX\r\n')
    await client.until(/^a2 OK/m)
    client.write(`b1 ${input}\r\n`)
    await client.until(answer)
    client.write('z9 NOOP\r\n')
    expect(await client.until(/^z9 OK/m)).toMatch(answer)
  })

  it('takes synchronising and non-synchronising literals in the same command', async () => {
    client.write('a1 LOGIN {1}\r\n')
    await client.until(/^\+ /m)
    client.write('u {2+}\r\npw\r\n')
    expect(await client.until(/^a1 /m)).toMatch(/^a1 OK/m)
  })

  it('ends the connection instead of keeping more than the limits allow', async () => {
    client.write('a1 LOGIN u p\r\na2 APPEND INBOX {99999999}\r\n')
    expect(await client.untilClosed()).toMatch(/^\* BYE \[TOOBIG\]/m)
    const other = new RawClient(server.port)
    other.write('x'.repeat(70_000))
    expect(await other.untilClosed()).toMatch(/^\* BYE \[TOOBIG\] Line too long/m)
  })

  it('serves the next client after one that left in the middle of a literal', async () => {
    client.write('a1 LOGIN {100}\r\nhalf')
    await client.until(/^\+ /m)
    client.destroy()
    const other = new RawClient(server.port)
    other.write('b1 NOOP\r\n')
    expect(await other.until(/^b1 /m)).toMatch(/^b1 OK/m)
    other.destroy()
  })
})

describe('messages the IMAP server of the sandbox must survive', () => {
  const structure = (text: string): string => {
    const bytes = Buffer.from(text, 'latin1')
    const mime = parseMime(bytes)
    return `${envelope(mime.header)} ${bodyStructure(bytes, mime)}`
  }

  it.each([
    ['nothing at all', ''],
    ['no header', '\r\nonly a body'],
    ['no body', 'Subject: x'],
    ['a multipart without a boundary', 'Content-Type: multipart/mixed\r\n\r\n--\r\n'],
    ['a multipart that is never closed', 'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx'],
    ['a boundary with nothing after it', 'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b'],
    ['line feeds alone', 'Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b--\n'],
    ['8-bit bytes in the header', 'Subject: Gr\u00fc\u00dfe\r\nFrom: J\u00f6rg <a@b>\r\n\r\n'],
    ['addresses of nonsense', 'From: <<>>,,;:"\\"@@ (((\r\nTo: a: b: c;;\r\n\r\n'],
    ['a message inside a message', 'Content-Type: message/rfc822\r\n\r\nContent-Type: message/rfc822\r\n\r\n'],
    ['a header of one megabyte', `X: ${'y'.repeat(1_000_000)}\r\n ${'z\r\n '.repeat(50_000)}\r\n\r\n`],
    [
      'parts nested without end',
      `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n'.repeat(3000)}`,
    ],
  ])('describes a message with %s', (_, text) => {
    expect(structure(text)).toMatch(/^\(.*\) \(.*\)$/s)
  })

  it('keeps names, comments, groups and quoted parts of addresses apart', () => {
    expect(parseAddresses('"Doe, Jane" <j@a.example> (hi, there), Staff: b@c.example;, "x y"@d.example')).toEqual([
      {name: 'Doe, Jane', local: 'j', domain: 'a.example'},
      {name: undefined, local: 'Staff', domain: undefined},
      {name: undefined, local: 'b', domain: 'c.example'},
      {name: undefined, local: undefined, domain: undefined},
      {name: undefined, local: 'x y', domain: 'd.example'},
    ])
  })

  it.each(['Entwürfe', 'R&D', '日本語/Ä', '😀 &- x'])(
    'writes the folder name %s in modified UTF-7 and reads it back',
    (name) => {
      expect(encodeMailboxName(name)).toMatch(/^[\x20-\x7e]*$/)
      expect(decodeMailboxName(encodeMailboxName(name))).toBe(name)
    },
  )

  it('matches % within one level and * across levels', () => {
    expect([
      matchesPattern('Jobs/dev', 'Jobs/%'),
      matchesPattern('Jobs/a/b', 'Jobs/%'),
      matchesPattern('Jobs/a/b', 'J*b'),
    ]).toEqual([true, false, true])
  })
})
