import {describe, expect, it} from 'vitest'
import {composeText, newMessageId, type TextMessage} from '../../src/message/compose.js'
import {parseMessage} from '../../src/message/parse.js'

const message: TextMessage = {
  from: {name: 'Müller, Köche & Co', address: 'jobs@müller.example'},
  to: {name: 'Jörg Groß', address: 'joerg@applicant.example'},
  subject: `Re: Bewerbung als Köchin ${'sehr '.repeat(30)}lang`,
  text: 'Grüße\n\n.ein Punkt am Anfang\nFrom here\n' + 'wort '.repeat(300),
  messageId: '<1@acme.example>',
  date: new Date('2026-11-22T09:00:00Z'),
  thread: {inReplyTo: '<a@x>', references: ['<r@x>', '<a@x>']},
}

describe('a composed message', () => {
  it('says what it was given, after the way over the wire', async () => {
    const {headers, text} = await parseMessage(await composeText(message))
    expect(headers).toMatchObject({
      from: {name: 'Müller, Köche & Co', address: 'jobs@xn--mller-kva.example'},
      to: [{name: 'Jörg Groß', address: 'joerg@applicant.example'}],
      subject: message.subject,
      messageId: '<1@acme.example>',
      date: '2026-11-22T09:00:00Z',
      inReplyTo: ['<a@x>'],
      references: ['<r@x>', '<a@x>'],
    })
    expect(text).toBe(message.text.trim())
  })

  it('is ASCII with short lines that all end in CRLF', async () => {
    const raw = (await composeText(message)).toString('latin1')
    expect(raw).not.toMatch(/[^\t\r\n -~]/)
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78)
  })

  it.each([
    {subject: 'x\r\nBcc: evil@x.example'},
    {from: {name: 'x\nBcc: evil@x.example', address: 'jobs@acme.example'}},
    {to: {name: '', address: 'a@x.example\r\nRCPT TO:<evil@x.example>'}},
    {thread: {inReplyTo: '<a@x>\r\nBcc: evil@x.example', references: []}},
  ])('is refused with a line break in its header: %j', async (change) => {
    await expect(composeText({...message, ...change})).rejects.toMatchObject({code: 'header-injection'})
  })

  it('has a Message-ID of its own under the domain of its sender', () => {
    const ids = [newMessageId('jobs@müller.example'), newMessageId('jobs@müller.example')]
    expect(ids[0]).toMatch(/^<[0-9a-f-]{36}@xn--mller-kva\.example>$/)
    expect(ids[0]).not.toBe(ids[1])
  })
})
