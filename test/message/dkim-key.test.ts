import {generateKeyPairSync} from 'node:crypto'
import {describe, expect, it} from 'vitest'
import {readDkimKey} from '../../src/message/dkim-key.js'
import {wordsIn} from '../../src/wording/phrase.js'

const rsa = generateKeyPairSync('rsa', {modulusLength: 1024}).publicKey
const spki = rsa.export({type: 'spki', format: 'der'}).toString('base64')
const pkcs1 = rsa.export({type: 'pkcs1', format: 'der'}).toString('base64')
const ed25519 = Buffer.alloc(32, 7).toString('base64')

describe('a DKIM key record', () => {
  it.each([
    [`v=DKIM1; k=rsa; p=${spki}`, {status: 'found', type: 'rsa', bits: 1024, testing: false}],
    [`p=${spki}`, {status: 'found', bits: 1024}],
    [`v=DKIM1; p=${pkcs1}`, {status: 'found', bits: 1024}],
    [`v=DKIM1;t=y;p=${spki}`, {status: 'found', testing: true}],
    [`v=DKIM1; t=s:y; p=${spki}`, {status: 'found', testing: true}],
    [`v=DKIM1; t=s; p=${spki}`, {status: 'found', testing: false}],
    [`v=DKIM1; k=rsa; p=${spki.slice(0, 60)} ${spki.slice(60)}`, {status: 'found', bits: 1024}],
    [`v=DKIM1; k=ed25519; p=${ed25519}`, {status: 'found', type: 'ed25519'}],
    ['v=DKIM1; p=', {status: 'revoked'}],
    ['v=DKIM1; k=rsa', {status: 'malformed', reason: 'p= is missing'}],
    [`v=DKIM2; p=${spki}`, {status: 'malformed'}],
    ['v=DKIM1; k=rsa; p=MIIBIj"ANBgkq', {status: 'malformed', reason: 'p= is no base64'}],
    [`v=DKIM1; k=rsa; p=${spki.slice(0, 80)}`, {status: 'malformed', reason: 'p= is no RSA key'}],
    [`v=DKIM1; k=dsa; p=${spki}`, {status: 'malformed'}],
    ['v=DKIM1; k=ed25519; p=AAAA', {status: 'malformed'}],
    ['', {status: 'malformed'}],
    ['google-site-verification=x', {status: 'malformed'}],
  ])('%s', (text, expected) => {
    const key = readDkimKey(text)

    expect(key.status === 'malformed' ? {...key, reason: wordsIn(key.reason, 'en')} : key).toMatchObject(expected)
  })
})
