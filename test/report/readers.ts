// This file makes test functions out of test functions, which the rules for tests do not know.
/* oxlint-disable vitest/valid-title, vitest/expect-expect, vitest/no-conditional-tests, vitest/no-disabled-tests */
import {spawnSync} from 'node:child_process'
import {describe, it} from 'vitest'

/** Programs of Debian that read what the reports write. */
const readers = {
  xmllint: {program: '/usr/bin/xmllint', args: ['--version'], debian: 'libxml2-utils'},
  prometheus: {
    program: '/usr/bin/python3',
    args: ['-c', 'import prometheus_client'],
    debian: 'python3-prometheus-client',
  },
} as const

/** A group of tests that needs such a program: skipped aloud where it is missing, in CI it fails. */
export function describeWith(reader: keyof typeof readers, name: string, tests: () => void): void {
  const {program, args, debian} = readers[reader]
  if (spawnSync(program, args).status === 0) {
    describe(name, () => {
      tests()
    })
    return
  }
  const problem = `It needs the Debian package ${debian}. Type: sudo test/lab/install.sh`
  if (process.env['CI']) {
    it(name, () => {
      throw new Error(problem)
    })
    return
  }
  process.stderr.write(`SKIPPED: ${name}. ${problem}\n`)
  describe.skip(name, () => {
    tests()
  })
}

/** What xmllint complains about; empty for a document that is well-formed and, with a schema, valid. */
export function xmlComplaints(xml: string, schema?: string): string {
  const args = ['--noout', '--nonet', ...(schema === undefined ? [] : ['--schema', schema]), '-']
  const {status, stderr} = spawnSync(readers.xmllint.program, args, {input: xml, encoding: 'utf8'})
  return status === 0 ? '' : stderr
}

/** One series as the client library of Prometheus reads it. */
export interface Series {
  readonly name: string
  readonly type: string
  readonly help: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

const readSeries = `
import json, sys
from prometheus_client.parser import text_string_to_metric_families
print(json.dumps([
  {'name': s.name, 'type': f.type, 'help': f.documentation, 'labels': s.labels, 'value': s.value}
  for f in text_string_to_metric_families(sys.stdin.read()) for s in f.samples]))
`

/** @throws Error when the text is no exposition format */
export function prometheusSeries(text: string): Series[] {
  const {status, stdout, stderr} = spawnSync(readers.prometheus.program, ['-c', readSeries], {
    input: text,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Series[]
}
