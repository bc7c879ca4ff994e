import {describe, expect, it} from 'vitest'
import {companyOf, isEmailAddress, normaliseAddress} from '../../src/settings/address.js'
import {completeness} from '../../src/settings/completeness.js'
import {effectiveCompany, effectiveInbound, effectiveSender} from '../../src/settings/effective.js'
import type {CompanySettings, ServerSettings, Settings} from '../../src/settings/settings.js'

const smtp: ServerSettings = {
  host: 'smtp.acme.example',
  port: 587,
  encryption: 'starttls',
  account: 'jobs@acme.example',
}
const imap: ServerSettings = {host: 'imap.recruit.example', port: 993, encryption: 'tls', account: 'in@recruit.example'}
const inbound = {address: 'in@recruit.example', imap}
const relay: ServerSettings = {host: 'relay.example', port: 587, encryption: 'starttls', account: '7f3a'}
const builtin = {address: 'acme@recruit.example', smtp: relay}
const own: CompanySettings = {name: 'ACME', main: true, customAddress: 'jobs@acme.example', smtp}

function settings(companies: Settings['companies'], more: Partial<Settings> = {}): Settings {
  return {version: 1, companies, jobs: {}, ...more}
}

describe('the sender of a company', () => {
  it('is its own where it has a custom address', () => {
    const sender = effectiveSender(settings({acme: own}), 'acme')
    expect(sender).toEqual({
      origin: 'own',
      value: {owner: 'acme', address: 'jobs@acme.example', channel: 'smtp', smtp, secretId: 'acme/smtp'},
    })
  })

  it("is the main company's whole group without one, whatever server of its own it has", () => {
    const beta = {name: 'Beta', smtp: {...smtp, host: 'smtp.beta.example'}, channel: 'smtp' as const}
    const sender = effectiveSender(settings({acme: own, beta}), 'beta')
    expect(sender).toMatchObject({origin: 'main', value: {owner: 'acme', smtp, secretId: 'acme/smtp'}})
  })

  it('never mixes its own address with the login of the main company', () => {
    const beta = {name: 'Beta', customAddress: 'jobs@beta.example'}
    expect(effectiveSender(settings({acme: own, beta}), 'beta')).toBeUndefined()
    expect(effectiveSender(settings({acme: own, beta}, {builtin}), 'beta')).toMatchObject({
      origin: 'default',
      value: {owner: 'beta', channel: 'builtin', address: 'acme@recruit.example', secretId: 'builtin'},
    })
  })

  it('is the built-in service for a main company without a custom address, and so for the others', () => {
    const all = settings({acme: {name: 'ACME', main: true, smtp}, beta: {name: 'Beta'}}, {builtin})
    expect(effectiveSender(all, 'acme')).toMatchObject({origin: 'default', value: {channel: 'builtin', smtp: relay}})
    expect(effectiveSender(all, 'beta')).toMatchObject({origin: 'main', value: {channel: 'builtin', owner: 'acme'}})
  })

  it.each([
    ['google', 'smtp.gmail.com', 465, 'tls'],
    ['microsoft', 'smtp.office365.com', 587, 'starttls'],
  ] as const)('with the channel %s logs in by OAuth to %s:%i', (channel, host, port, encryption) => {
    const company = {name: 'ACME', main: true, customAddress: 'jobs@acme.example', channel}
    expect(effectiveSender(settings({acme: company}), 'acme')?.value).toMatchObject({
      smtp: {host, port, encryption, account: 'jobs@acme.example', auth: 'oauth'},
      secretId: 'acme/oauth',
    })
  })

  it('does not exist where the channel is smtp and no server is set, even with a built-in service', () => {
    const company = {name: 'ACME', main: true, customAddress: 'jobs@acme.example', channel: 'smtp' as const}
    expect(effectiveSender(settings({acme: company}, {builtin}), 'acme')).toBeUndefined()
  })

  it('is asked for a company that does not exist: the known ones are named', () => {
    for (const id of ['nobody', 'toString', '__proto__']) {
      expect(() => effectiveSender(settings({acme: own}), id)).toThrow(
        expect.objectContaining({code: 'unknown-company', hint: 'Known companies: acme'}),
      )
    }
  })
})

describe('the other values in effect', () => {
  it('the sender name falls back on its own', () => {
    const named = settings({
      acme: {...own, senderName: 'ACME Recruiting'},
      beta: {name: 'Beta', customAddress: 'j@b.example', smtp},
    })
    expect(effectiveCompany(named, 'beta').senderName).toEqual({value: 'ACME Recruiting', origin: 'main'})
    expect(effectiveCompany(settings({acme: own}), 'acme').senderName).toEqual({value: 'ACME', origin: 'default'})
  })

  it("the inbound mailbox is own, the main company's, or the common one, as a whole", () => {
    const other = {address: 'beta@recruit.example', imap: {...imap, account: 'beta'}, folder: 'Neu'}
    const all = settings(
      {acme: {...own, inbound}, beta: {name: 'B', inbound: other}, gamma: {name: 'G'}},
      {inbound: other},
    )
    expect(effectiveInbound(all, 'beta')).toMatchObject({
      origin: 'own',
      value: {secretId: 'beta/inbound', folder: 'Neu'},
    })
    expect(effectiveInbound(all, 'gamma')).toMatchObject({
      origin: 'main',
      value: {owner: 'acme', folder: 'INBOX', jobsFolder: 'Jobs'},
    })
    expect(effectiveInbound(settings({acme: own}, {inbound}))).toMatchObject({
      origin: 'default',
      value: {secretId: 'inbound'},
    })
    expect(effectiveInbound(settings({acme: own}))).toBeUndefined()
  })

  it('the redirect leads to the inbound address where nothing else is said, and is never inherited', () => {
    const redirect = {from: 'jobs@acme.example'}
    const all = settings({acme: {...own, redirect}, beta: {name: 'B'}}, {inbound})
    expect(effectiveCompany(all, 'acme').redirect).toEqual({...redirect, to: 'in@recruit.example', toOrigin: 'default'})
    expect(effectiveCompany(all, 'beta').redirect).toBeUndefined()
  })

  it('the own mailbox is never inherited', () => {
    const all = settings({acme: {...own, imap}, beta: {name: 'B'}})
    expect(effectiveCompany(all, 'acme').copy).toEqual({imap, secretId: 'acme/imap'})
    expect(effectiveCompany(all, 'beta').copy).toBeUndefined()
  })
})

describe('what a company lacks', () => {
  it('is nothing for a complete one', () => {
    const all = settings({acme: {...own, redirect: {from: 'jobs@acme.example'}}}, {inbound})
    expect(completeness(all, 'acme')).toEqual([])
  })

  it('is everything for a new one, each with the command that adds it', () => {
    const missing = completeness(settings({acme: {name: 'ACME', main: true}}), 'acme')
    expect(missing.map(({path}) => path)).toEqual([
      'companies.acme.redirect',
      'inbound',
      'companies.acme.customAddress',
    ])
    expect(missing.every(({valid}) => valid?.includes('recruitmail '))).toBe(true)
  })

  it("is the main company's server for one that sends as the main company", () => {
    const main = {name: 'ACME', main: true, customAddress: 'jobs@acme.example', channel: 'smtp' as const}
    const missing = completeness(
      settings({acme: main, beta: {name: 'B', redirect: {from: 'a@b.example'}}}, {inbound}),
      'beta',
    )
    expect(missing.map(({path}) => path)).toEqual(['companies.acme.smtp'])
  })
})

describe('addresses', () => {
  it('are the same in any case and in both forms of an umlaut domain', () => {
    expect(normaliseAddress('Jobs@MÜLLER.example')).toBe('jobs@xn--mller-kva.example')
    expect(normaliseAddress('bu\u0308ro@a.example')).toBe(normaliseAddress('büro@a.example'))
  })

  it.each(['a@b.example', "o'hara+x@b.example", 'büro@müller.example', 'δοκιμή@παράδειγμα.example', 'a@localhost'])(
    '%s is one',
    (text) => {
      expect(isEmailAddress(text)).toBe(true)
    },
  )

  it.each([
    '',
    'a',
    '@',
    'a@',
    '.a@b.example',
    'a..b@c.example',
    'a@b..c',
    'a@-b.example',
    'a@1.2.3.4',
    `${'a'.repeat(65)}@b.example`,
    'a@b.example\n',
    'a@b\u202E.example',
  ])('%j is none', (text) => {
    expect(isEmailAddress(text)).toBe(false)
  })

  it('tell the company a candidate wrote to, by redirect first, also with a tag', () => {
    const all = settings({
      acme: {...own, redirect: {from: 'karriere@müller.example'}},
      beta: {name: 'B', redirect: {from: 'jobs@acme.example'}},
    })
    expect(companyOf(all, 'Karriere@XN--MLLER-KVA.example')).toBe('acme')
    expect(companyOf(all, 'jobs@acme.example')).toBe('beta')
    expect(companyOf(all, 'karriere+dev-1@müller.example')).toBe('acme')
    expect(companyOf(all, 'other@acme.example')).toBeUndefined()
  })
})
