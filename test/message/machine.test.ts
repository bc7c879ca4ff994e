import {describe, expect, it} from 'vitest'
import {machineReason} from '../../src/message/machine.js'
import {splitMessage} from '../../src/message/raw-headers.js'

const own = new Set(['jobs@acme.example'])

describe('a message of a machine', () => {
  it.each([
    ['Auto-Submitted: auto-replied', 'Auto-Submitted'],
    ['Auto-Submitted: auto-generated (vacation)', 'Auto-Submitted'],
    ['Precedence: bulk', 'Precedence'],
    ['Precedence: LIST', 'Precedence'],
    ['Return-Path: <>', 'return path'],
    ['List-Id: <news.example>', 'mailing list'],
    ['List-Unsubscribe: <https://news.example>', 'mailing list'],
    ['Content-Type: multipart/report; report-type=delivery-status', 'report'],
    ['X-Autoreply: yes', 'x-autoreply'],
  ])('is known by %s', (field, reason) => {
    expect(reasonFor('jane@applicant.example', field)).toContain(reason)
  })

  it.each(['mailer-daemon@x.example', 'no-reply@x.example', 'NoReply@x.example', 'donotreply+1@x.example'])(
    'is known by the address %s',
    (address) => {
      expect(reasonFor(address)).toContain(address)
    },
  )

  it('is what comes from one of our own addresses, however it is written', () => {
    expect(reasonFor('Jobs@ACME.example')).toContain('our own')
  })
})

describe('a message of a person', () => {
  it.each([
    [],
    ['Auto-Submitted: no'],
    ['Precedence: normal'],
    ['Return-Path: <jane@applicant.example>'],
    ['X-Auto-Response-Suppress: OOF'],
  ])('may be answered with %j', (...fields) => {
    expect(reasonFor('jane@applicant.example', ...fields)).toBeUndefined()
  })

  it('may have an address that begins like one of a machine', () => {
    expect(reasonFor('norman.reply@applicant.example')).toBeUndefined()
  })

  it.each(['forwarding-noreply@google.com', 'jobs.no-reply@x.example', 'x_do-not-reply+1@x.example'])(
    'is what %s sends',
    (address) => {
      expect(reasonFor(address)).toContain('nobody reads')
    },
  )

  it.each(['casino.reply@x.example', 'jane.no@x.example', 'norely@x.example'])('is not what %s sends', (address) => {
    expect(reasonFor(address)).toBeUndefined()
  })
})

function reasonFor(address: string, ...fields: string[]): string | undefined {
  const message = splitMessage(Buffer.from([`From: ${address}`, ...fields, '', ''].join('\r\n')))
  return machineReason(message, address, own)
}
