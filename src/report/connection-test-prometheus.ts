import type {CheckResult, CompanyTest, ConnectionTest, Verdict} from '../connection-test/result.js'
import {detailOf, numberOf, recordOf, textOf} from './check-detail.js'
import {prometheusLabel} from './escape.js'

interface Sample {
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

interface Metric {
  readonly name: string
  readonly help: string
  readonly samples: (test: CompanyTest) => Sample[]
}

const verdicts: readonly Verdict[] = ['passed', 'degraded', 'failed', 'untested']
const ran = new Set<CheckResult['status']>(['passed', 'warning', 'failed'])

const metrics: readonly Metric[] = [
  {
    name: 'verdict',
    help: 'Verdict on the company: 1 for the one that holds, 0 for the others.',
    samples: (test) => verdicts.map((verdict) => ({labels: {verdict}, value: Number(test.verdict === verdict)})),
  },
  {
    name: 'check_success',
    help: 'Whether the check passed, warnings included; absent where it was skipped or not reached.',
    samples: ({checks}) =>
      checks
        .filter(({status}) => ran.has(status))
        .map(({check, status}) => ({labels: {check}, value: Number(status !== 'failed')})),
  },
  {
    name: 'check_duration_seconds',
    help: 'Time the check took alone; absent where it was skipped or not reached.',
    samples: ({checks}) =>
      checks.filter(({status}) => ran.has(status)).map(({check, ms}) => ({labels: {check}, value: ms / 1000})),
  },
  {
    name: 'finding',
    help: 'Causes that were found, by code and severity.',
    samples: findingSamples,
  },
  {
    name: 'arrival_seconds',
    help: 'Time from the acceptance of the probe to its arrival in the inbound mailbox, by where the probe came from.',
    samples: (test) => arrivalSamples(test, 'arrivalMs', 1000),
  },
  {
    name: 'arrival_copies',
    help: 'Copies of the probe in the inbound mailbox, by where the probe came from.',
    samples: (test) => arrivalSamples(test, 'copies', 1),
  },
  {
    name: 'certificate_expiry_timestamp_seconds',
    help: 'End of validity of the certificate the server presented, in seconds since the epoch.',
    samples: certificateSamples,
  },
  {
    name: 'spf_lookups',
    help: 'DNS lookups the SPF record of the sender domain needs; ten are allowed.',
    samples: (test) => valueSamples({}, numberOf(detailOf(test, 'domain-policy')['lookups'])),
  },
  {
    name: 'test_duration_seconds',
    help: 'Time the test of the company took.',
    samples: ({ms}) => [{labels: {}, value: ms / 1000}],
  },
  {
    name: 'last_run_timestamp_seconds',
    help: 'When the test of the company ended, in seconds since the epoch.',
    samples: ({startedAt, ms}) => valueSamples({}, epochSeconds(Date.parse(startedAt) + ms)),
  },
]

/** Metrics in the text format of Prometheus, for the textfile collector; all of them gauges in base units. */
export function renderPrometheus(test: ConnectionTest): string {
  return metrics.flatMap((metric) => written(metric, test.companies)).join('\n') + '\n'
}

function written({name, help, samples}: Metric, companies: readonly CompanyTest[]): string[] {
  const lines = companies.flatMap((test) =>
    samples(test).map(({labels, value}) =>
      sampleLine(`recruitmail_${name}`, {company: test.company, ...labels}, value),
    ),
  )
  return lines.length === 0 ? [] : [`# HELP recruitmail_${name} ${help}`, `# TYPE recruitmail_${name} gauge`, ...lines]
}

function sampleLine(name: string, labels: Readonly<Record<string, string>>, value: number): string {
  const written = Object.entries(labels).map(([label, text]) => `${label}="${prometheusLabel(text)}"`)
  return `${name}{${written.join(',')}} ${value}`
}

/** One cause may be found twice in one check; a series may stand there once. */
function findingSamples({findings}: CompanyTest): Sample[] {
  const keys = findings.map(({check, code, severity}) => [check, code, severity].join(' '))
  return findings
    .map(({check, code, severity}, index) => ({
      labels: {check, code, severity},
      value: keys.indexOf(keys[index] ?? '') === index ? keys.filter((key) => key === keys[index]).length : 0,
    }))
    .filter(({value}) => value > 0)
}

function arrivalSamples(test: CompanyTest, key: 'arrivalMs' | 'copies', divisor: number): Sample[] {
  const detail = detailOf(test, 'redirect-arrival')
  const own = numberOf(detail[key])
  const outside = numberOf(recordOf(detail['outside'])[key])
  return [
    ...valueSamples({probe: 'company'}, own === undefined ? undefined : own / divisor),
    ...valueSamples({probe: 'outside'}, outside === undefined ? undefined : outside / divisor),
  ]
}

function certificateSamples(test: CompanyTest): Sample[] {
  return (['smtp', 'inbound'] as const).flatMap((server) => {
    const validTo = textOf(detailOf(test, `${server}-tls`)['validTo'])
    return valueSamples({server}, epochSeconds(Date.parse(validTo)))
  })
}

function epochSeconds(ms: number): number | undefined {
  return Number.isNaN(ms) ? undefined : ms / 1000
}

function valueSamples(labels: Sample['labels'], value: number | undefined): Sample[] {
  return value === undefined ? [] : [{labels, value}]
}
