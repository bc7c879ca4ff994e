import {describe, expect, it} from 'vitest'
import {
  correctedRecord,
  mergedRecord,
  newRecord,
  recordCovering,
  recordWithout,
} from '../../src/connection-test/spf-remedy.js'

describe('the record with the sending server in it', () => {
  it.each([
    [
      'v=spf1 include:spf.other.example -all',
      'v=spf1 include:spf.other.example include:spf.protection.outlook.com -all',
    ],
    ['v=spf1 -all', 'v=spf1 include:spf.protection.outlook.com -all'],
    ['v=spf1 mx ~ALL', 'v=spf1 mx include:spf.protection.outlook.com ~ALL'],
    [
      'v=spf1  ip4:192.0.2.1   ?all exp=why.acme.example',
      'v=spf1 ip4:192.0.2.1 include:spf.protection.outlook.com ?all exp=why.acme.example',
    ],
    ['v=spf1 redirect=_spf.acme.example', 'v=spf1 include:spf.protection.outlook.com redirect=_spf.acme.example'],
    ['v=spf1 a mx', 'v=spf1 a mx include:spf.protection.outlook.com'],
  ])('%s', (record, expected) => {
    expect(recordCovering(record, 'smtp.office365.com', 'spf.protection.outlook.com')).toBe(expected)
  })

  it('names the server where its provider is unknown', () => {
    expect(recordCovering('v=spf1 mx -all', 'smtp.hoster.example', undefined)).toBe(
      'v=spf1 mx a:smtp.hoster.example -all',
    )
    expect(recordCovering('v=spf1 mx -all', '203.0.113.7', undefined)).toBe('v=spf1 mx ip4:203.0.113.7 -all')
    expect(recordCovering('v=spf1 mx -all', 'localhost', undefined)).toBeUndefined()
  })

  it('is made anew where there is none', () => {
    expect(newRecord('smtp.gmail.com', '_spf.google.com')).toBe('v=spf1 include:_spf.google.com -all')
    expect(newRecord('smtp.hoster.example', undefined)).toBe('v=spf1 a:smtp.hoster.example -all')
  })
})

describe('several records as one', () => {
  it.each([
    [['v=spf1 mx -all', 'v=spf1 include:_spf.google.com ~all'], 'v=spf1 mx include:_spf.google.com ~all'],
    [['v=spf1 mx -all', 'v=spf1 mx ip4:192.0.2.1 -all'], 'v=spf1 mx ip4:192.0.2.1 -all'],
    [['v=spf1 mx', 'v=spf1 redirect=_spf.acme.example'], 'v=spf1 mx include:_spf.acme.example ~all'],
  ])('%j', (records, expected) => {
    expect(mergedRecord(records)).toBe(expected)
  })

  it('are left alone where one of them cannot be read', () => {
    expect(mergedRecord(['v=spf1 mx -all', 'v=spf1 ip4:1.2.3.400 -all'])).toBeUndefined()
  })
})

describe('the record without dead names', () => {
  it('loses every term that leads to one', () => {
    const record = 'v=spf1 a:old.acme.example include:gone.example ip4:192.0.2.1 mx -all'

    expect(recordWithout(record, 'acme.example', ['old.acme.example', 'gone.example'])).toBe(
      'v=spf1 ip4:192.0.2.1 mx -all',
    )
    expect(recordWithout(record, 'acme.example', ['acme.example'])).toBe(
      'v=spf1 a:old.acme.example include:gone.example ip4:192.0.2.1 -all',
    )
  })

  it('cannot be told where the dead name stands in the record of somebody else', () => {
    expect(recordWithout('v=spf1 include:other.example -all', 'acme.example', ['x.other.example'])).toBeUndefined()
  })
})

describe('what was meant by a record with an error', () => {
  it.each([
    ['v=spf1 ipv4:198.51.100.7 -all', 'v=spf1 ip4:198.51.100.7 -all'],
    ['v=spf1 ip4=198.51.100.7/24 ipv6:2001:db8::/32 -all', 'v=spf1 ip4:198.51.100.7/24 ip6:2001:db8::/32 -all'],
    ['v=spf1 ip:198.51.100.7 198.51.100.8 -all', 'v=spf1 ip4:198.51.100.7 ip4:198.51.100.8 -all'],
    ['v=spf1 ip4:2001:db8::1 -all', 'v=spf1 ip6:2001:db8::1 -all'],
    ['v=spf1 include: _spf.google.com -all', 'v=spf1 include:_spf.google.com -all'],
    [
      'v=spf1 includes:_spf.google.com include=spf.other.example -all',
      'v=spf1 include:_spf.google.com include:spf.other.example -all',
    ],
    ['v=spf1 mx +all', 'v=spf1 mx ~all'],
    ['v=spf1 mx all', 'v=spf1 mx ~all'],
    ['v=spf1 mx –all', 'v=spf1 mx -all'],
    ['v=spf1 mx -all;', 'v=spf1 mx -all'],
    ['v=spf1 mx, a, -all', 'v=spf1 mx a -all'],
    ['v=spf1 mx -all -all ip4:192.0.2.1', 'v=spf1 mx -all'],
    ['"v=spf1 mx -all"', 'v=spf1 mx -all'],
    ['v=spf1; a -all', 'v=spf1 a -all'],
    ['v = spf1 mx ~all', 'v=spf1 mx ~all'],
    ['v=spf1 redirect:_spf.acme.example', 'v=spf1 redirect=_spf.acme.example'],
  ])('%s', (text, expected) => {
    expect(correctedRecord(text)).toBe(expected)
  })

  it.each([
    'v=spf1 ip4:198.51.100.300 -all',
    'v=spf1 a/40 -all',
    'v=spf1',
    'v=spf1 redirect=a.example redirect=b.example',
    'v=spf1 include: -all',
  ])('cannot be told for %s', (text) => {
    expect(correctedRecord(text)).toBeUndefined()
  })

  it('takes no long time on hostile records', () => {
    const start = performance.now()
    correctedRecord(`v=spf1 ${'include: '.repeat(5000)} -all`)
    correctedRecord(`v=spf1${' '.repeat(50_000)}`)
    expect(performance.now() - start).toBeLessThan(2000)
  })
})
