import {expect, it} from 'vitest'
import {completeness, lacking} from '../../src/settings/completeness.js'
import type {Settings} from '../../src/settings/settings.js'
import {wordsIn} from '../../src/wording/phrase.js'

const server = {host: 'mail.acme.example', port: 587, encryption: 'starttls', account: 'jobs@acme.example'} as const

const settings: Settings = {
  version: 1,
  inbound: {address: 'in@recruit.example', imap: {...server, port: 993, encryption: 'tls'}},
  builtin: {address: 'in@recruit.example', smtp: server},
  companies: {
    acme: {name: 'ACME', main: true, redirect: {from: 'jobs@acme.example'}, channel: 'smtp', smtp: server},
    beta: {name: 'Beta', redirect: {from: 'jobs@beta.example'}},
  },
  jobs: {},
}

it('names the forgotten address of a company whose channel is chosen, although the built-in service could send', () => {
  expect(completeness(settings, 'acme').map(({path}) => path)).toEqual(['companies.acme.customAddress'])
})

it('is content with a company that falls back', () => {
  expect(completeness(settings, 'beta')).toEqual([])
})

it('says what is missing in the language of the report', () => {
  const [lack] = lacking(settings, 'acme')
  expect(wordsIn(lack?.words ?? '', 'de')).toBe(
    'als Kanal ist smtp gewählt, der Gesellschaft fehlt aber eine eigene Absenderadresse',
  )
})
