import {describe, expect, it} from 'vitest'
import {readHeaders, type MessageHeaders} from '../../src/message/headers.js'
import {replySubject, threadHeaders} from '../../src/message/thread.js'

describe('the subject of an answer', () => {
  it.each([
    ['Application', 'Re: Application'],
    ['Re: Application', 'Re: Application'],
    ['AW: Re: Aw: RE: Application', 'Re: Application'],
    ['Antw: SV: Application', 'Re: Application'],
    ['Re[2]: Application', 'Re: Application'],
    ['RE : Application', 'Re: Application'],
    ['Fwd: Application', 'Re: Fwd: Application'],
    ['Regarding: the job', 'Re: Regarding: the job'],
    ['Re:', 'Re:'],
    ['', 'Re:'],
  ])('to %j is %j', (subject, answer) => {
    expect(replySubject(subject)).toBe(answer)
  })

  it('is found in no time however many marks there are', () => {
    expect(replySubject(`${'Re: '.repeat(20_000)}x`)).toBe('Re: x')
  })
})

describe('the thread of an answer', () => {
  it('goes on from the references of the message', () => {
    expect(threadHeaders(headers('Message-ID: <c@x>', 'In-Reply-To: <b@x>', 'References: <a@x>\r\n <b@x>'))).toEqual({
      inReplyTo: '<c@x>',
      references: ['<a@x>', '<b@x>', '<c@x>'],
    })
  })

  it('takes In-Reply-To where references are missing', () => {
    expect(threadHeaders(headers('Message-ID: <b@x>', 'In-Reply-To: <a@x>')).references).toEqual(['<a@x>', '<b@x>'])
  })

  it('begins with the message where it has none', () => {
    expect(threadHeaders(headers('Message-ID: <a@x>'))).toEqual({inReplyTo: '<a@x>', references: ['<a@x>']})
  })

  it('does without where the message has no Message-ID', () => {
    expect(threadHeaders(headers('Subject: x'))).toEqual({inReplyTo: undefined, references: []})
  })

  it('keeps the first and the latest of very many references', () => {
    const many = Array.from({length: 100}, (_, index) => `<${index}@x>`)
    const {references} = threadHeaders(headers('Message-ID: <last@x>', `References: ${many.join(' ')}`))
    expect([references.length, references[0], references.at(-2), references.at(-1)]).toEqual([
      25,
      '<0@x>',
      '<99@x>',
      '<last@x>',
    ])
  })
})

function headers(...lines: string[]): MessageHeaders {
  return readHeaders(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`))
}
