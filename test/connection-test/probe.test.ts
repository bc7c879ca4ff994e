import {spawnSync} from 'node:child_process'
import {describe, expect, it} from 'vitest'
import {isProbe} from '../../src/message/probe.js'
import {composeProbe, isLeftOver} from '../../src/connection-test/probe.js'
import {carriesProbe} from '../../src/connection-test/recognise.js'
import {processMark} from '../../src/connection-test/process-mark.js'

const input = {
  senderName: 'Müller & Söhne\r\nBcc: evil@example.org',
  sender: 'jobs@müller.example',
  recipient: 'karriere@müller.example',
  until: Date.parse('2026-11-23T12:00:00Z'),
  now: new Date('2026-11-23T11:58:00Z'),
}

describe('the probe', () => {
  it('carries its marks, an own thread and umlauts, and no header of anybody else', async () => {
    const probe = await composeProbe(input)
    const text = probe.raw.toString('utf8')
    expect(probe.messageId).toBe(`<recruitmail-probe.${probe.token}@xn--mller-kva.example>`)
    expect(text.replaceAll('\r\n ', ' ')).toContain(`Message-ID: ${probe.messageId}`)
    expect(text).toContain('Auto-Submitted: auto-generated')
    expect(text).toMatch(/^References: <recruitmail-thread\./m)
    expect(text).not.toMatch(/^Bcc:/m)
    expect(isProbe({messageId: probe.messageId})).toBe(true)
    expect(isProbe({headers: text.slice(0, text.indexOf('\r\n\r\n'))})).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('is different every time', async () => {
    const [one, other] = await Promise.all([composeProbe(input), composeProbe(input)])
    expect(one.token).not.toBe(other.token)
  })

  it('is recognised inside an encoded message', async () => {
    const {token, raw} = await composeProbe(input)
    const wrapped = Buffer.from(
      `Subject: fwd\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n${raw.toString('base64').replaceAll(/.{76}/g, '$&\r\n')}\r\n`,
    )
    expect(await carriesProbe(wrapped, token)).toBe(true)
    expect(await carriesProbe(wrapped, 'rm000000000000000000000000')).toBe(false)
  })
})

describe('a probe that was left over', () => {
  const before = input.until - 1000
  const after = input.until + 1000

  it('is one whose time has passed', async () => {
    const {raw} = await composeProbe(input)
    expect(isLeftOver(raw.toString(), after)).toBe(true)
    expect(isLeftOver(raw.toString(), before)).toBe(false)
  })

  it('is one whose process ran on this system and is gone', () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid
    const mark = processMark().replace(/\.\d+$/, `.${gone}`)
    expect(isLeftOver(`rm1 until=9999999999 by=${mark}`, before)).toBe(true)
    expect(isLeftOver(`rm1 until=9999999999 by=${processMark()}`, before)).toBe(false)
  })

  it('is none when it came from another system that may still wait', () => {
    expect(isLeftOver('rm1 until=9999999999 by=0123456789abcdef.1', before)).toBe(false)
    expect(isLeftOver('no mark at all', after)).toBe(false)
  })
})
