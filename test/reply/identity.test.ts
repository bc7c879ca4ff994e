import {describe, expect, it} from 'vitest'
import {readHeaders} from '../../src/message/headers.js'
import {replyIdentity} from '../../src/reply/identity.js'
import type {Settings} from '../../src/settings/settings.js'

const server = (host: string, account: string) => ({host, port: 587, encryption: 'starttls', account}) as const

const settings: Settings = {
  version: 1,
  builtin: {address: 'relay@recruit.example', smtp: server('relay.example', 'key')},
  companies: {
    acme: {
      name: 'ACME',
      main: true,
      customAddress: 'jobs@acme.example',
      channel: 'smtp',
      smtp: server('smtp.acme.example', 'jobs@acme.example'),
    },
    beta: {name: 'Beta AG', redirect: {from: 'karriere@beta.example'}, senderName: 'Beta Karriere'},
    gamma: {
      name: 'Gamma',
      customAddress: 'jobs@gamma.example',
      channel: 'smtp',
      smtp: server('smtp.gamma.example', 'jobs@gamma.example'),
    },
  },
  jobs: {'g-1': {title: 'G', company: 'gamma'}},
}

function identity(to: string, job?: string): {company: string; name: string; address: string; host: string} {
  const headers = readHeaders(Buffer.from(`To: ${to}\r\n\r\n`))
  const {company, name, sender} = replyIdentity(settings, headers, job, undefined)
  return {company, name, address: sender.address, host: sender.smtp.host}
}

describe('an answer leaves', () => {
  it('as the company of the job, whoever the message was sent to', () => {
    expect(identity('karriere@beta.example', 'g-1')).toEqual({
      company: 'gamma',
      name: 'Gamma',
      address: 'jobs@gamma.example',
      host: 'smtp.gamma.example',
    })
  })

  it('as the company the message was sent to, through the whole group of the main company where it has none', () => {
    expect(identity('karriere@beta.example')).toEqual({
      company: 'beta',
      name: 'Beta Karriere',
      address: 'jobs@acme.example',
      host: 'smtp.acme.example',
    })
  })

  it('as the main company where the message was sent to nobody known, also for a job that is gone', () => {
    expect(identity('x@applicant.example')).toMatchObject({company: 'acme', host: 'smtp.acme.example'})
    expect(identity('x@applicant.example', 'gone')).toMatchObject({company: 'acme'})
  })

  it('not at all where nobody can send', () => {
    const alone: Settings = {version: 1, companies: {acme: {name: 'ACME', main: true}}, jobs: {}}
    const headers = readHeaders(Buffer.from('To: x@y.example\r\n\r\n'))
    expect(() => replyIdentity(alone, headers, undefined, undefined)).toThrow(
      expect.objectContaining({code: 'sender-missing'}),
    )
  })
})
