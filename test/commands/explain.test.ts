import {expect, test} from 'vitest'
import {runBin} from './run-bin.js'

test('explain prints cause, example, steps and source of a code', async () => {
  const {exitCode, stdout} = await runBin('explain', 'tls-on-plaintext-port')
  expect(exitCode).toBe(0)
  expect(stdout).toContain('tls-on-plaintext-port (error)')
  expect(stdout).toContain('says in plain text: 220')
  expect(stdout).toContain('--port PORT --encryption starttls')
})

test('explain --json gives the same as one object', async () => {
  const {exitCode, stdout} = await runBin('explain', 'smtp-auth-bad-credentials', '--json')
  expect(exitCode).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    code: 'smtp-auth-bad-credentials',
    severity: 'error',
    retry: 'after-fix',
    remedyFor: {ionos: expect.any(Array) as unknown},
  })
})

test('explain without a code lists all of them with their causes', async () => {
  const {exitCode, stdout} = await runBin('explain', '--lang', 'de')
  expect(exitCode).toBe(0)
  expect(stdout).toContain('tls-cert-expired\n  ')
  const listed = JSON.parse((await runBin('explain', '--json')).stdout) as {codes: {code: string}[]}
  expect(listed.codes.length).toBeGreaterThan(400)
})

test('explain of a mistyped code names the nearest ones and ends with 2', async () => {
  const {exitCode, stderr} = await runBin('explain', 'smtp-auth-bad-credential')
  expect(exitCode).toBe(2)
  expect(stderr).toContain('Did you mean: smtp-auth-bad-credentials')
})

test('explain of nonsense ends with 2 and prints no control characters', async () => {
  const {exitCode, stdout, stderr} = await runBin('explain', '\u001b[31m####################', '--json')
  expect(exitCode).toBe(2)
  expect(stdout + stderr).not.toContain('\u001b')
  expect(JSON.parse(stdout)).toMatchObject({error: {code: 'unknown-code'}})
})
