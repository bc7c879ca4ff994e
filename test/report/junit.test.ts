import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'
import {renderJunit} from '../../src/report/connection-test-junit.js'
import {describeWith, xmlComplaints} from './readers.js'
import {brokenCompany, company, finding, german, hostileCompany, options, test} from './results.js'

const schema = fileURLToPath(new URL('junit.xsd', import.meta.url))

function testcase(xml: string, name: string): string {
  return new RegExp(`<testcase name="${name}"[^>]*?(?:/>|>([\\s\\S]*?)</testcase>)`).exec(xml)?.[0] ?? ''
}

describe('the JUnit report', () => {
  it('says failure for tested and broken, with what the server said and what to type', () => {
    const xml = renderJunit(test(brokenCompany()), options)
    expect(testcase(xml, 'smtp-auth')).toMatch(
      /<failure message="smtp\.acme\.example rejects[^"]*" type="smtp-auth-bad-credentials">/,
    )
    expect(testcase(xml, 'smtp-auth')).toContain('535 5.7.8 Error')
    expect(testcase(xml, 'smtp-auth')).toContain('recruitmail secret set acme/smtp')
    expect(xml).not.toContain('<error')
    expect(xml).toMatch(/<testsuite name="acme" tests="19" failures="1" errors="0" skipped="6" time="2\.345">/)
  })

  it.each([
    ['the DNS gives no answer', finding({code: 'dns-timeout', check: 'smtp-dns'})],
    ['a secret is missing', finding({code: 'settings-secret-missing', check: 'settings'})],
  ])('says error for what could not be tested: %s', (_name, found) => {
    const xml = renderJunit(test(brokenCompany(found, 'untested')), options)
    expect(testcase(xml, found.check)).toContain(`type="${found.code}"`)
    expect(xml).toMatch(/failures="0" errors="1"/)
    expect(xml).not.toContain('<failure')
  })

  it('lets warnings pass, their words in system-out, unless they count as broken', () => {
    const warned = test(brokenCompany(finding({severity: 'warning', check: 'smtp-tls'}), 'degraded'))
    expect(testcase(renderJunit(warned, options), 'smtp-tls')).toContain('<system-out>warning smtp-auth-bad')
    expect(renderJunit(warned, options)).toContain('failures="0"')
    expect(testcase(renderJunit(warned, {...options, strict: true}), 'smtp-tls')).toContain('<failure')
  })

  it('says of a skipped check why, of one not reached which cause came first', () => {
    const broken = brokenCompany()
    const checks = broken.checks.map((result) =>
      result.check === 'domain-policy' ? {...result, status: 'skipped' as const, why: 'left out by --skip'} : result,
    )
    const xml = renderJunit(test({...broken, checks}), german)
    expect(testcase(xml, 'redirect-arrival')).toContain(
      '<skipped message="nicht erreicht: smtp-auth-bad-credentials"/>',
    )
    expect(testcase(xml, 'domain-policy')).toContain('<skipped message="ausgelassen: left out by --skip"/>')
  })
})

describeWith('xmllint', 'the JUnit report, read by xmllint', () => {
  it.each([
    ['passed', test(company())],
    ['broken, of several companies', test(company(), brokenCompany(), {...company(), company: 'gamma'})],
    ['untested', test(brokenCompany(finding({code: 'settings-secret-missing', check: 'settings'}), 'untested'))],
    ['of servers with hostile words', test(hostileCompany())],
  ])('is valid: %s', (_name, result) => {
    expect(xmlComplaints(renderJunit(result, options), schema)).toBe('')
  })

  it('would not pass with a wrong element: the schema is no rubber stamp', () => {
    const xml = renderJunit(test(company()), options).replace('<properties>', '<wrong/><properties>')
    expect(xmlComplaints(xml, schema)).toContain('wrong')
  })
})
