import {describe, expect, it} from 'vitest'
import {cpuWatch} from '../cpu-time.js'
import {Failure, type Problem} from '../../src/failure.js'
import {formatDocument, parseDocument} from '../../src/settings/document.js'

const server = '{host: smtp.acme.example, port: 587, encryption: starttls, account: jobs@acme.example}'

const complete = `version: 1
inbound:
  address: acme-jobs@recruit.example
  imap: {host: imap.recruit.example, port: 993, encryption: tls, account: acme-jobs@recruit.example}
builtin:
  address: acme-jobs@recruit.example
  smtp: {host: relay.example, port: 587, encryption: starttls, account: 7f3a}
companies:
  acme:
    name: ACME GmbH
    main: true
    redirect: {from: jobs@acme.example}
    senderName: ACME Recruiting
    customAddress: jobs@acme.example
    channel: smtp
    smtp: ${server}
    imap: {host: imap.acme.example, port: 993, encryption: tls, account: jobs@acme.example, passwordCommand: [op, read, "op://x"]}
  beta: {name: Beta AG, redirect: {from: karriere@beta.example}, senderName: Beta Karriere}
jobs:
  dev-1: {title: Developer, company: beta}
network:
  caFile: /etc/ssl/internal-ca.pem
  dnsServers: ["10.0.0.53", "10.0.0.54:5353", "[fd00::53]:53"]
`

/** The problems of a document; fails the test when it is valid. */
function problemsOf(text: string): readonly Problem[] {
  try {
    parseDocument(text, 'file.yaml')
  } catch (error) {
    if (error instanceof Failure && error.kind === 'usage' && error.code === 'settings-invalid') return error.problems
    throw error
  }
  throw new Error('The document is valid.')
}

function problemOf(text: string): Problem {
  const [problem, ...more] = problemsOf(text)
  expect(more).toEqual([])
  return problem as Problem
}

/** A document with one company whose lines the caller gives. */
function withAcme(...lines: string[]): string {
  return [
    'version: 1',
    'companies:',
    '  acme:',
    '    name: ACME',
    '    main: true',
    ...lines.map((line) => `    ${line}`),
  ].join('\n')
}

describe('a settings document', () => {
  it('is read as written in the design', () => {
    const settings = parseDocument(complete, 'file.yaml')
    expect(settings.companies['acme']).toMatchObject({main: true, smtp: {port: 587, encryption: 'starttls'}})
    expect(settings.jobs).toEqual({'dev-1': {title: 'Developer', company: 'beta'}})
  })

  it('written and read again is the same, also for texts that look like something else', () => {
    const settings = parseDocument(complete.replace('ACME GmbH', '"1e5: #yes"').replace('7f3a', '"007"'), 'file.yaml')
    const text = formatDocument(settings)
    expect(parseDocument(text, 'again.yaml')).toEqual(settings)
    expect(formatDocument(parseDocument(text, 'again.yaml'))).toBe(text)
  })

  it('may be JSON', () => {
    const settings = parseDocument(complete, 'file.yaml')
    expect(parseDocument(JSON.stringify(settings), 'file.json')).toEqual(settings)
  })

  it('needs no more than a version', () => {
    expect(parseDocument('version: 1', 'file.yaml')).toEqual({version: 1, companies: {}, jobs: {}})
  })

  it('may leave values empty, as when they are commented out', () => {
    const settings = parseDocument(withAcme('senderName:', 'customAddress: ""', 'smtp:', '  # later'), 'file.yaml')
    expect(settings.companies['acme']).toEqual({name: 'ACME', main: true})
  })

  it('takes ssl as another word for tls', () => {
    const settings = parseDocument(
      withAcme('imap: {host: a.example, port: 993, encryption: ssl, account: a}'),
      'file.yaml',
    )
    expect(settings.companies['acme']?.imap?.encryption).toBe('tls')
  })

  it('takes umlauts in domains, hosts and local parts', () => {
    const settings = parseDocument(
      withAcme(
        'redirect: {from: bewerbung@jörg.example, to: büro@müller.example}',
        'customAddress: Jobs@MÜLLER.example',
        'smtp: {host: smtp.müller.example, port: 465, encryption: tls, account: jobs@xn--mller-kva.example}',
      ),
      'file.yaml',
    )
    expect(settings.companies['acme']?.customAddress).toBe('Jobs@MÜLLER.example')
  })

  it('names everything that is wrong at once, in the order of the lines, each with what would be valid', () => {
    const problems = problemsOf(`version: 1
companies:
  acme:
    name: ACME
    main: true
    redirect: {from: "jobs@acme.example\\r\\nRCPT TO:<x@y.example>"}
    customAddress: jobs@acme.example
    smtp: {host: smtp.acme.example, port: 70000, encryption: tls, account: other@acme.example}
  beta: {name: Beta, main: true, smpt: {}}
  gamma:
    name: 5
    imap: {host: a.example, port: 143, encryption: ssl, account: x}
jobs:
  dev: {title: D, company: nobody}
network: {dnsServers: [1.2.3.4, dns.example]}
`)
    expect(problems.map(({path, line}) => `${line} ${path}`)).toEqual([
      '6 companies.acme.redirect.from',
      '8 companies.acme.smtp.port',
      '8 companies.acme.smtp.account',
      '9 companies.beta.smpt',
      '9 companies.beta.main',
      '11 companies.gamma.name',
      '12 companies.gamma.imap.encryption',
      '14 jobs.dev.company',
      '15 network.dnsServers[1]',
    ])
    expect(problems.every(({valid}) => valid !== undefined)).toBe(true)
    expect(problems[1]).toMatchObject({message: '70000 is out of range', valid: '1 to 65535'})
    expect(problems[7]).toMatchObject({message: 'unknown company nobody', valid: 'acme, beta, gamma'})
  })
})

describe('what a document may not say', () => {
  it.each([
    [587, 'encryption: starttls with port: 587, or encryption: tls with port: 465'],
    [25, 'encryption: starttls with port: 25, or encryption: tls with port: 465'],
    [143, 'encryption: starttls with port: 143, or encryption: tls with port: 993'],
  ])('tls on port %i, which is answered by asking which of the two was meant', (port, valid) => {
    const problem = problemOf(withAcme(`imap: {host: a.example, port: ${port}, encryption: tls, account: a}`))
    expect(problem).toMatchObject({path: 'companies.acme.imap.encryption', line: 6, valid})
    expect(problem.message).toContain('which of the two was meant?')
  })

  it.each([465, 993])('starttls on port %i', (port) => {
    const problem = problemOf(withAcme(`smtp: {host: a.example, port: ${port}, encryption: starttls, account: a}`))
    expect(problem.message).toContain('which of the two was meant?')
  })

  it.each(['smtp.acme.example', '10.0.0.1', '128.0.0.1', 'localhost.acme.example', '::2'])(
    'no encryption to %s',
    (host) => {
      const problem = problemOf(withAcme(`smtp: {host: "${host}", port: 25, encryption: none, account: a}`))
      expect(problem).toMatchObject({path: 'companies.acme.smtp.encryption', valid: 'tls, starttls'})
    },
  )

  it.each(['localhost', '127.0.0.1', '127.9.9.9', '::1'])('but no encryption to %s is fine', (host) => {
    const text = withAcme(`smtp: {host: "${host}", port: 2525, encryption: none, account: a}`)
    expect(parseDocument(text, 'file.yaml').companies['acme']?.smtp?.host).toBe(host)
  })

  it('no encryption to a loopback name that another address is behind', () => {
    const line = 'smtp: {host: localhost, address: 10.0.0.1, port: 25, encryption: none, account: a}'
    expect(problemOf(withAcme(line)).path).toBe('companies.acme.smtp.encryption')
  })

  it('an account that is an e-mail address and not the custom address', () => {
    const problem = problemOf(
      withAcme(
        'customAddress: jobs@acme.example',
        'smtp: {host: a.example, port: 465, encryption: tls, account: me@acme.example}',
      ),
    )
    expect(problem).toMatchObject({path: 'companies.acme.smtp.account', line: 7})
    expect(problem.message).toBe('the account me@acme.example differs from the custom address jobs@acme.example')
  })

  it.each(['apikey', '"ACME\\\\jobs"', 'jobs', 'JOBS@acme.EXAMPLE'])('but the account %s is fine', (account) => {
    const text = withAcme(
      'customAddress: jobs@acme.example',
      `smtp: {host: a.example, port: 465, encryption: tls, account: ${account}}`,
    )
    expect(parseDocument(text, 'file.yaml').companies['acme']?.smtp).toBeDefined()
  })

  it.each(['0', '65536', '-1', '587.5', '"587"', 'smtp'])('port %s', (port) => {
    const problem = problemOf(withAcme(`smtp: {host: a.example, port: ${port}, encryption: starttls, account: a}`))
    expect(problem).toMatchObject({path: 'companies.acme.smtp.port', line: 6, valid: '1 to 65535'})
  })

  it.each([
    '"a b.example"',
    'smtp://a.example',
    'a.example:587',
    '""',
    '-a.example',
    '1234',
    'a..example',
    'a%2eexample',
  ])('host %s', (host) => {
    const problem = problemOf(withAcme(`smtp: {host: ${host}, port: 465, encryption: tls, account: a}`))
    expect(problem.path).toBe('companies.acme.smtp.host')
  })

  it.each([
    '"a@b.example\\nX: y"',
    '"a@b.example\\u0000"',
    'a@',
    '"@b.example"',
    'a b@c.example',
    '"A <a@b.example>"',
    'a@b@c.example',
    '"a@b.example, c@d.example"',
  ])('address %s', (address) => {
    expect(problemOf(withAcme(`redirect: {from: ${address}}`)).path).toBe('companies.acme.redirect.from')
  })

  it('a sender name with an escape sequence, which the message does not repeat', () => {
    const problem = problemOf(withAcme('senderName: "ACME \\e[31m"'))
    expect(problem.path).toBe('companies.acme.senderName')
    expect(JSON.stringify(problem)).not.toContain('u001b')
  })

  it('no main company', () => {
    expect(problemOf('version: 1\ncompanies:\n  acme: {name: A}\n  beta: {name: B}')).toMatchObject({
      path: 'companies',
      message: 'no main company',
      valid: 'main: true at exactly one of acme, beta',
    })
  })

  it.each(['__proto__', 'constructor', 'ACME', '.acme', 'a/b', 'ä', '"a b"', `a${'b'.repeat(63)}`])(
    'the company id %s',
    (id) => {
      const problems = problemsOf(`version: 1\ncompanies:\n  acme: {name: A, main: true}\n  ${id}: {name: B}`)
      expect(problems).toHaveLength(1)
      expect(problems[0]).toMatchObject({line: 4})
      expect(Object.prototype).not.toHaveProperty('name')
    },
  )

  it('two company ids that share their environment variables', () => {
    const problem = problemOf('version: 1\ncompanies:\n  a-b: {name: A, main: true}\n  a.b: {name: B}')
    expect(problem).toMatchObject({path: 'companies["a.b"]', line: 4})
  })

  it('a password, whose value is not repeated', () => {
    const problem = problemOf(
      withAcme('smtp: {host: a.example, port: 465, encryption: tls, account: a, password: Canary-77}'),
    )
    expect(problem.message).toContain('recruitmail secret set')
    expect(JSON.stringify(problem).includes('Canary-77')).toBe(false)
  })

  it.each(['"jobs@acme.example "', '" apikey"', '""', '"a\\tb"'])('the account %s', (account) => {
    const line = `smtp: {host: a.example, port: 465, encryption: tls, account: ${account}}`
    expect(problemOf(withAcme(line)).path).toBe('companies.acme.smtp.account')
  })

  it('a password command that is one text for a shell', () => {
    const line = 'smtp: {host: a.example, port: 465, encryption: tls, account: a, passwordCommand: op read x}'
    expect(problemOf(withAcme(line)).path).toBe('companies.acme.smtp.passwordCommand')
  })

  it('a number where text belongs, which is answered by naming the quotes', () => {
    expect(problemOf(withAcme('senderName: 2026')).message).toBe('2026 is not text; put it into quotes')
  })

  it.each(['', '# nothing', '---', 'hello', '[]', '5'])('nothing but "%s"', (text) => {
    expect(problemOf(text).path).toBe('document')
  })

  it('another version', () => {
    expect(problemOf('version: 2')).toEqual({path: 'version', message: '2 is not valid here', line: 1, valid: '1'})
    expect(problemOf('companies: {}').message).toBe('is missing')
  })

  it('one key twice', () => {
    expect(problemOf('version: 1\ncompanies:\n  a: {name: x, main: true, name: y}')).toMatchObject({
      path: 'companies.a.name',
      line: 3,
      message: 'is given twice',
    })
  })

  it.each([
    'version: 1\ncompanies: [',
    'version: 1\n\tjobs: {}',
    'a: "b',
    'a: *b',
    'a: !!js/function x',
    '--- 1\n--- 2',
    '\u0000',
  ])('malformed YAML %j', (text) => {
    const problems = problemsOf(text)
    expect(problems.length).toBeGreaterThan(0)
    expect(problems[0]).toMatchObject({path: 'document', line: expect.any(Number) as number})
  })
})

describe('a hostile document', () => {
  const size = 900_000
  const bomb = [
    'version: 1',
    'a: &a [x,x,x,x,x,x,x,x,x,x]',
    ...'bcdefgh'.split('').map((name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]},`.repeat(9)}]`),
  ].join('\n')

  it.each([
    ['nested aliases', bomb],
    ['ten thousand aliases', `version: 1\nx: &x 1\ny: [${'*x,'.repeat(10_000)}]`],
    ['brackets in brackets', '['.repeat(size)],
    ['lists in lists', '- '.repeat(size / 2)],
    ['mappings in mappings', Array.from({length: 1200}, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['unknown keys', Array.from({length: 40_000}, (_, number) => `key${number}:`).join('\n')],
    [
      'jobs without a company',
      `version: 1\njobs:\n${Array.from({length: 10_000}, (_, number) => `  j${number}: {title: t, company: x}`).join('\n')}`,
    ],
    ['more than a million bytes', `version: 1 #${'x'.repeat(1_000_000)}`],
  ])('of %s is refused soon and in a hundred lines', (_, text) => {
    const spent = cpuWatch()
    expect(problemsOf(text).length).toBeLessThanOrEqual(101)
    expect(spent()).toBeLessThan(8_000)
  })
})
