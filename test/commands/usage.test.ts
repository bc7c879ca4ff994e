import {describe, expect, it} from 'vitest'
import {runBin} from './run-bin.js'

describe('a command that is typed wrong', () => {
  it.each([
    [
      ['unassigned', 'assign'],
      /^Missing ID and --job\.\n {2}ID: .+\n {2}--job: .+\nSee: recruitmail unassigned assign --help\n$/,
    ],
    [['reply'], /^Missing ID and --text-file or --text-stdin\.\n/],
    [['test-connection', '--all', '--company', 'acme'], /^--all and --company exclude each other\.\n/],
    [['test-connection', '--only', 'foo,smtp-auth,bar'], /^There is no check "foo", "bar"\.\nThe checks: settings, /],
    [['test-connection', '--timeout', '5x'], /^"5x" is no duration\.\n/],
    [['company', 'add', 'acme', '--nmae=x'], /^There is no flag --nmae here\.\nSee: recruitmail company add --help\n$/],
    [['company', 'foo'], /^There is no command "company foo"\.\nDid you mean: recruitmail company add, /],
    [['help', 'foo'], /^There is no command "foo"\.\n/],
  ])('%j is told everything that is wrong, on standard error', async (args, words) => {
    const {exitCode, stdout, stderr} = await runBin(...args)
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(words)
  })

  it('is not told the value of a flag for secrets that does not exist', async () => {
    const {exitCode, stdout, stderr} = await runBin('smtp', 'set', '--host', 'h.example', '--password=canary')
    expect(exitCode).toBe(2)
    expect((stdout + stderr).includes('canary')).toBe(false)
    expect(stderr).toContain('--password-stdin')
  })

  it.each([
    [['foo'], 'unknown-command'],
    [['company'], 'missing-command'],
    [[], 'missing-command'],
    [['unassigned', 'assign'], 'missing-flags'],
  ])('%j gives one object with --json', async (args, code) => {
    const {exitCode, stdout, stderr} = await runBin(...args, '--json')
    expect([exitCode, stderr]).toEqual([2, ''])
    expect(JSON.parse(stdout)).toMatchObject({error: {code}})
  })
})

describe('help', () => {
  it('shows the same as --help, with what the exit codes mean', async () => {
    const [word, flag] = await Promise.all([runBin('help', 'company', 'add'), runBin('company', 'add', '--help')])
    expect(word).toEqual(flag)
    expect(word.stdout).toContain('--name=NAME')
    expect(word.stdout).toContain('EXIT CODES\n  0    fine\n')
  })

  it('lists the commands of a topic for scripts', async () => {
    const {stdout} = await runBin('help', 'sender', '--json')
    expect((JSON.parse(stdout) as {commands: {command: string}[]}).commands.map(({command}) => command)).toEqual([
      'sender clear',
      'sender set',
    ])
  })
})
