import {describe, expect, it} from 'vitest'
import type {CompanyTest} from '../../src/connection-test/result.js'
import {renderNagios} from '../../src/report/connection-test-nagios.js'
import {renderPluginFailure} from '../../src/report/plugin-failure.js'
import {brokenCompany, company, finding, hostileCompany, options, test} from './results.js'

interface PerformanceValue {
  readonly label: string
  readonly value: number
  readonly unit: string
  readonly thresholds: readonly string[]
}

/** Reads plugin output as the Monitoring Plugins Development Guidelines say; throws on what is not so. */
function readOutput(output: string): {state: string; text: string; values: PerformanceValue[]; long: string[]} {
  const [first = '', ...long] = output.trimEnd().split('\n')
  const [, state = '', text = '', performance = ''] =
    /^RECRUITMAIL (OK|WARNING|CRITICAL|UNKNOWN) - ([^|]+)\|([^|]+)$/.exec(first) ?? []
  if (state === '') throw new Error(`no plugin output: ${first}`)
  const one = /^'((?:[^'=]|'')+)'=(-?[0-9]+(?:\.[0-9]+)?)(s|)((?:;[0-9.:~@-]*){0,4})(?: |$)/
  const values: PerformanceValue[] = []
  for (let rest = performance; rest !== '';) {
    const [whole = '', label = '', value = '', unit = '', thresholds = ''] = one.exec(rest) ?? []
    if (whole === '') throw new Error(`no performance data: ${rest}`)
    values.push({label, value: Number(value), unit, thresholds: thresholds.split(';').slice(1)})
    rest = rest.slice(whole.length)
  }
  return {state, text, values, long}
}

function outputOf(...companies: readonly CompanyTest[]): ReturnType<typeof readOutput> {
  return readOutput(renderNagios(test(...companies), options))
}

describe('the output for monitoring', () => {
  it.each([
    ['OK', company()],
    ['WARNING', brokenCompany(finding({severity: 'warning'}), 'degraded')],
    ['CRITICAL', brokenCompany()],
    ['UNKNOWN', brokenCompany(finding({code: 'settings-secret-missing', check: 'settings'}), 'untested')],
  ])('is %s', (state, result) => {
    expect(outputOf(result).state).toBe(state)
  })

  it('is CRITICAL for warnings that count as broken', () => {
    const warned = test(brokenCompany(finding({severity: 'warning'}), 'degraded'))
    expect(readOutput(renderNagios(warned, {...options, strict: true})).state).toBe('CRITICAL')
  })

  it('names the cause in the first line, what was said and what to type below', () => {
    const {text, long} = outputOf(brokenCompany())
    expect(text).toBe(
      'acme failed: smtp-auth-bad-credentials: smtp.acme.example rejects the user name jobs@acme.example or its password.',
    )
    expect(long).toEqual([
      '  > 535 5.7.8 Error: authentication failed',
      '  1. Enter the password again: recruitmail secret set acme/smtp',
      '  2. Try the same login in webmail.',
    ])
  })

  it('measures in base units, with the limits at which the verdict changes', () => {
    expect(outputOf(company()).values).toEqual([
      {label: 'acme time', value: 2.345, unit: 's', thresholds: ['', '120', '0']},
      {label: 'acme arrival', value: 1.45, unit: 's', thresholds: ['60', '120', '0']},
      {label: 'acme arrival outside', value: 61, unit: 's', thresholds: ['60', '120', '0']},
      {label: 'acme smtp certificate', value: 89, unit: '', thresholds: ['22:', '0:']},
      {label: 'acme inbound certificate', value: 40, unit: '', thresholds: ['22:', '0:']},
    ])
  })

  it('counts many companies and names the broken ones, the worst first below', () => {
    const {state, text, values, long} = outputOf(company(), {...brokenCompany(), company: 'beta'})
    expect([state, text]).toEqual(['CRITICAL', '2 companies: 1 passed, 1 failed (beta)'])
    expect(values.find(({label}) => label === 'failed')).toMatchObject({value: 1, thresholds: ['', '0', '0']})
    expect(values.filter(({label}) => label.endsWith(' time')).map(({label}) => label)).toEqual([
      'acme time',
      'beta time',
    ])
    expect(long[0]).toMatch(/^\[CRITICAL\] beta failed: smtp-auth-bad-credentials/)
    expect(long.at(-1)).toBe('[OK] acme passed')
  })

  it('keeps 200 companies within what monitoring reads, their worst numbers in place of all', () => {
    const many = Array.from({length: 200}, (_none, index) => ({...brokenCompany(), company: `company-${index}`}))
    const output = renderNagios(test(...many, company()), options)
    const {values, long} = readOutput(output)
    expect(Buffer.byteLength(output.split('\n')[0] ?? '')).toBeLessThanOrEqual(4096)
    expect(Buffer.byteLength(output)).toBeLessThanOrEqual(8192)
    expect(values.map(({label}) => label)).toEqual(
      expect.arrayContaining(['companies', 'failed', 'slowest arrival', 'nearest certificate']),
    )
    expect(long.at(-1)).toMatch(/^ {2}… \d+ lines more$/)
  })

  it('lets no server words begin performance data, a line or an escape sequence', () => {
    const output = renderNagios(test(hostileCompany()), options)
    expect(readOutput(output).state).toBe('CRITICAL')
    expect(output.match(/\|/g)).toHaveLength(1)
    expect(output).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/)
  })

  it('is one line where there is no result', () => {
    const line = renderPluginFailure({
      message: 'The settings\nare | invalid.',
      problems: [{path: 'companies.acme', message: 'no'}],
      hint: 'See: recruitmail',
    })
    expect(line).toBe('RECRUITMAIL UNKNOWN - The settings are / invalid. companies.acme: no See: recruitmail')
  })
})
