import {describe, expect, it} from 'vitest'
import {catalogue} from '../../src/diagnosis/catalogue.js'
import {checksOf} from '../../src/diagnosis/entry-checks.js'
import {codeOfFault, faultCodes} from '../../src/sandbox/faults.js'
import {startWorld} from '../../src/sandbox/world.js'
import {testWorld} from './world.js'

/** Faults that show only by time passing get less of it than the product gives them, and two searches of all folders. */
const timeoutMs = 12_000

describe('a broken channel', () => {
  it.concurrent.each(faultCodes)('is diagnosed as %s', {timeout: 60_000}, async (code) => {
    const world = await startWorld({fault: code})
    try {
      const test = await testWorld(world, 'acme', {timeoutMs})
      const [first] = test.findings
      expect(test.findings.map((finding) => finding.code)).toEqual([codeOfFault(code)])
      expect(checksOf(catalogue[codeOfFault(code)])).toContain(first?.check)
      expect(first?.cause.length).toBeGreaterThan(20)
      expect(first?.remedy.length).toBeGreaterThan(0)
      expect(first?.evidence.length).toBeGreaterThan(0)
      expect(JSON.stringify(test.findings)).not.toMatch(/\{[a-zA-Z]+\}/)
    } finally {
      await world.close()
    }
  })
})
