import {describe, expect, it} from 'vitest'
import {cpuWatch} from '../cpu-time.js'
import {hideSecrets, keepHidden} from '../../src/secret/redaction.js'
import {Secret} from '../../src/secret/vault.js'

const canary = 'Zx9-canary "q\\ü&% 7d1f'
new Secret(canary, 'environment')
const base64 = (text: string): string => Buffer.from(text).toString('base64')

/** Whether any six characters of the secret in a row are left. */
function holdsPiece(text: string): boolean {
  return Array.from({length: canary.length - 7}, (_, at) => canary.slice(at, at + 8)).some((piece) =>
    text.includes(piece),
  )
}

describe('a secret that a server repeats', () => {
  it.each([
    ['as it is', `BAD Unknown command: a1 LOGIN jobs@acme.example ${canary} failed`],
    ['in other case', `500 unknown command "AUTH ${canary.toUpperCase()}"`],
    ['as an IMAP string', `LOGIN jobs "${canary.replaceAll(/["\\]/g, String.raw`\$&`)}" failed`],
    ['in percent encoding', `450 see https://x.example/?p=${encodeURIComponent(canary)}`],
    ['as a form field', `450 p=${encodeURIComponent(canary).replaceAll('%20', '+')}`],
    ['with every byte percent-encoded', `450 ${Buffer.from(canary).toString('hex').replaceAll(/../g, '%$&')}`],
    ['in hexadecimal', `450 ${Buffer.from(canary).toString('hex')}`],
    ['in another character set', `450 ${Buffer.from(canary).toString('latin1')}`],
    ['cut off', `500 LOGIN jobs ${canary.slice(0, 18)}`],
    ['between NUL bytes', `535 \0jobs\0${canary}`],
  ])('is taken out %s', (_, text) => {
    const hidden = hideSecrets(text)
    expect(hidden.includes('(hidden)')).toBe(true)
    expect(holdsPiece(hidden)).toBe(false)
    expect(hidden.includes(encodeURIComponent(canary).slice(0, 12))).toBe(false)
  })

  it.each([0, 1, 2, 3, 4, 5, 17])('is taken out of base64 behind %i bytes', (before) => {
    const text = base64(`${'u'.repeat(before)}\0${canary}`)
    for (const form of [text, text.replaceAll('+', '-').replaceAll('/', '_'), text.slice(0, text.length - 4)]) {
      expect(hideSecrets(`535 5.7.8 AUTH PLAIN ${form} failed`)).toBe('535 5.7.8 AUTH PLAIN (hidden) failed')
    }
  })

  it('is taken out of base64 that goes over two lines', () => {
    const text = base64(`\0jobs@acme.example\0${canary}`)
    for (const [from, to] of [
      [0, 40],
      [40, undefined],
    ]) {
      expect(hideSecrets(`535 ${text.slice(from, to)}`)).toBe('535 (hidden)')
    }
  })

  it('is taken out where the server breaks it over two lines', () => {
    const token = 'gullW13WunKuby7jzi1yh0z1'
    keepHidden(token)
    expect(hideSecrets(`535-LOGIN jobs ${token.slice(0, 12)}`)).toBe('535-LOGIN jobs (hidden)')
    expect(hideSecrets(`535 ${token.slice(12)} failed`)).toBe('535 (hidden) failed')
    keepHidden('Recruiting-Mailbox')
    expect(hideSecrets('550 Recruiting is closed')).toBe('550 Recruiting is closed')
  })

  it('is taken out of an XOAUTH2 response', () => {
    const text = base64(`user=jobs@acme.example\u0001auth=Bearer ${canary}\u0001\u0001`)
    expect(hideSecrets(`500 ${text}`)).toBe('500 (hidden)')
  })
})

describe('hiding secrets', () => {
  it('leaves the words of a server alone when the secret is one of them, unless it is quoted', () => {
    keepHidden('password')
    keepHidden('535')
    const usual = '535 5.7.8 Application-specific password required: bad password'
    expect(hideSecrets(usual)).toBe(usual)
    expect(hideSecrets('BAD LOGIN jobs "password"')).toBe('BAD LOGIN jobs "(hidden)"')
    expect(hideSecrets('BAD LOGIN jobs password')).toBe('BAD LOGIN jobs (hidden)')
  })

  it('leaves other texts as they are', () => {
    const text = '250 2.0.0 Ok: queued as 4ABCD1F0aGVsbG8gd29ybGQ <abc.def-123@mail.acme.example>'
    expect(hideSecrets(text)).toBe(text)
  })

  it('ends soon on a long line', () => {
    const spent = cpuWatch()
    for (const text of ['A'.repeat(256 * 1024), 'Zx9-'.repeat(64 * 1024), base64(canary.slice(1, 5)).repeat(30_000)]) {
      hideSecrets(text)
    }
    expect(spent()).toBeLessThan(2000)
  })
})
