import {describe, expect, it} from 'vitest'
import {renderPrometheus} from '../../src/report/connection-test-prometheus.js'
import {describeWith, prometheusSeries, type Series} from './readers.js'
import {brokenCompany, company, finding, hostileCompany, test} from './results.js'

function valueOf(
  series: readonly Series[],
  name: string,
  labels: Readonly<Record<string, string>>,
): number | undefined {
  return series.find(
    (one) => one.name === name && Object.entries(labels).every(([label, value]) => one.labels[label] === value),
  )?.value
}

describe('the metrics', () => {
  it('keep what servers say out of the labels', () => {
    expect(renderPrometheus(test(hostileCompany()))).not.toMatch(/evil|script/)
  })

  it('describe every metric once, before its series', () => {
    const lines = renderPrometheus(test(company(), {...brokenCompany(), company: 'beta'}))
      .trimEnd()
      .split('\n')
    const types = lines.filter((line) => line.startsWith('# TYPE')).map((line) => line.split(' ')[2])
    const names = lines.filter((line) => !line.startsWith('#')).map((line) => line.split('{')[0])
    expect(new Set(types).size).toBe(types.length)
    expect([...new Set(names)]).toEqual(types)
  })
})

describeWith('prometheus', 'the metrics, read by the client library of Prometheus', () => {
  const warning = finding({severity: 'warning', code: 'tls-cert-expires-soon', check: 'smtp-tls'})
  const broken = brokenCompany()
  const series = prometheusSeries(
    renderPrometheus(test(company(), {...broken, company: 'beta', findings: [...broken.findings, warning, warning]})),
  )

  it('are gauges with a help text', () => {
    expect(series.length).toBeGreaterThan(60)
    expect(series.filter(({type, help}) => type !== 'gauge' || help === '')).toEqual([])
  })

  it('tell verdict, checks and findings of each company', () => {
    expect(valueOf(series, 'recruitmail_verdict', {company: 'acme', verdict: 'passed'})).toBe(1)
    expect(valueOf(series, 'recruitmail_verdict', {company: 'beta', verdict: 'passed'})).toBe(0)
    expect(valueOf(series, 'recruitmail_check_success', {company: 'beta', check: 'smtp-auth'})).toBe(0)
    expect(valueOf(series, 'recruitmail_check_success', {company: 'beta', check: 'smtp-tls'})).toBe(1)
    expect(valueOf(series, 'recruitmail_check_success', {company: 'beta', check: 'redirect-arrival'})).toBeUndefined()
    expect(
      valueOf(series, 'recruitmail_finding', {company: 'beta', code: 'smtp-auth-bad-credentials', severity: 'error'}),
    ).toBe(1)
    expect(valueOf(series, 'recruitmail_finding', {company: 'beta', code: 'tls-cert-expires-soon'})).toBe(2)
  })

  it('measure in seconds', () => {
    expect(valueOf(series, 'recruitmail_arrival_seconds', {company: 'acme', probe: 'company'})).toBe(1.45)
    expect(valueOf(series, 'recruitmail_arrival_seconds', {company: 'acme', probe: 'outside'})).toBe(61)
    expect(valueOf(series, 'recruitmail_check_duration_seconds', {company: 'acme', check: 'smtp-tls'})).toBe(0.012)
    expect(valueOf(series, 'recruitmail_certificate_expiry_timestamp_seconds', {company: 'acme', server: 'smtp'})).toBe(
      Date.parse('2027-02-21T16:37:06Z') / 1000,
    )
    expect(valueOf(series, 'recruitmail_last_run_timestamp_seconds', {company: 'acme'})).toBe(
      Date.parse('2026-11-23T16:28:01Z') / 1000 + 2.345,
    )
  })

  it('hold no series twice', () => {
    const keys = series.map(({name, labels}) => `${name} ${JSON.stringify(labels)}`)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
