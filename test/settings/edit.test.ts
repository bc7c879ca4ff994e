import {describe, expect, it} from 'vitest'
import {
  addCompany,
  addJob,
  removeCompany,
  setAddress,
  setInbound,
  setSmtp,
  updateCompany,
} from '../../src/settings/edit.js'
import {planChanges} from '../../src/settings/plan.js'
import type {Settings} from '../../src/settings/settings.js'
import {emptySettings} from '../../src/settings/store.js'
import {validateSettings} from '../../src/settings/validate.js'

const acme = addCompany(emptySettings, 'acme', {name: 'ACME'})
const withServer = setSmtp(setAddress(acme, undefined, 'jobs@acme.example'), undefined, {host: 'smtp.acme.example'})

describe('editing companies', () => {
  it('makes the first one the main company, and another one only when told', () => {
    const two = addCompany(acme, 'beta', {})
    expect(two.companies).toEqual({acme: {name: 'ACME', main: true}, beta: {name: 'beta'}})
    expect(validateSettings(updateCompany(two, 'beta', {main: true})).companies).toMatchObject({beta: {main: true}})
  })

  it('does not add one twice', () => {
    expect(() => addCompany(acme, 'acme', {})).toThrow(expect.objectContaining({code: 'company-exists'}))
  })

  it('does not remove one with jobs, nor the main company under the others', () => {
    const two = addJob(addCompany(acme, 'beta', {}), 'dev-1', 'Developer', 'beta')
    expect(() => removeCompany(two, 'beta')).toThrow(/dev-1/)
    expect(() => removeCompany(two, 'acme')).toThrow(/main company/)
    expect(removeCompany(acme, 'acme').companies).toEqual({})
  })

  it('moves the account along with the address it equals', () => {
    const moved = setAddress(withServer, 'acme', 'karriere@acme.example')
    expect(moved.companies['acme']).toMatchObject({
      customAddress: 'karriere@acme.example',
      smtp: {account: 'karriere@acme.example'},
    })
    const key = setSmtp(withServer, 'acme', {account: 'apikey'})
    expect(setAddress(key, 'acme', 'x@acme.example').companies['acme']?.smtp?.account).toBe('apikey')
  })
})

describe('editing servers', () => {
  it('needs a host the first time and takes the rest from what is usual', () => {
    expect(withServer.companies['acme']?.smtp).toEqual({
      host: 'smtp.acme.example',
      port: 587,
      encryption: 'starttls',
      account: 'jobs@acme.example',
    })
    expect(setInbound(acme, undefined, {mailbox: 'in@r.example', host: 'imap.r.example'}).inbound?.imap).toMatchObject({
      port: 993,
      encryption: 'tls',
      account: 'in@r.example',
    })
  })

  it('names all that is missing at once', () => {
    expect(() => setSmtp(acme, undefined, {})).toThrow('Missing --host and --account.')
    expect(() => setInbound(acme, undefined, {})).toThrow('Missing --address and --host.')
  })

  it('lets port and encryption follow from each other', () => {
    const server = (settings: Settings): unknown => settings.companies['acme']?.smtp
    expect(server(setSmtp(withServer, 'acme', {port: 465}))).toMatchObject({port: 465, encryption: 'tls'})
    expect(server(setSmtp(withServer, 'acme', {encryption: 'tls'}))).toMatchObject({port: 465, encryption: 'tls'})
    expect(server(setSmtp(withServer, 'acme', {port: 2525}))).toMatchObject({port: 2525, encryption: 'starttls'})
    expect(() => setSmtp(withServer, 'acme', {encryption: 'none'})).toThrow('Missing --port.')
  })

  it('keeps what is not mentioned, and drops what belonged to the former host', () => {
    const pinned = setSmtp(withServer, 'acme', {
      connectAddress: '10.0.0.1',
      servername: 'mail.example',
      passwordCommand: ['op'],
    })
    expect(setSmtp(pinned, 'acme', {port: 465}).companies['acme']?.smtp).toMatchObject({
      address: '10.0.0.1',
      servername: 'mail.example',
    })
    expect(setSmtp(pinned, 'acme', {host: 'other.example'}).companies['acme']?.smtp).toEqual({
      host: 'other.example',
      port: 587,
      encryption: 'starttls',
      account: 'jobs@acme.example',
      passwordCommand: ['op'],
    })
    const cleared = setSmtp(pinned, 'acme', {connectAddress: '', servername: '', passwordCommand: []})
    expect(cleared.companies['acme']?.smtp).toEqual(withServer.companies['acme']?.smtp)
  })
})

describe('the plan between two settings', () => {
  it('tells added, changed and removed values by path', () => {
    const other = setSmtp(updateCompany(withServer, 'acme', {name: 'ACME SE'}), 'acme', {port: 465})
    expect(planChanges(withServer, addJob(other, 'dev.1', 'D', undefined))).toEqual([
      {path: 'companies.acme.name', kind: 'changed', from: 'ACME', to: 'ACME SE'},
      {path: 'companies.acme.smtp.port', kind: 'changed', from: 587, to: 465},
      {path: 'companies.acme.smtp.encryption', kind: 'changed', from: 'starttls', to: 'tls'},
      {path: 'jobs["dev.1"].title', kind: 'added', to: 'D'},
      {path: 'jobs["dev.1"].company', kind: 'added', to: 'acme'},
    ])
    expect(planChanges(acme, emptySettings).map(({kind}) => kind)).toEqual(['removed', 'removed'])
  })

  it('is empty between equal settings', () => {
    expect(planChanges(withServer, structuredClone(withServer))).toEqual([])
  })
})
