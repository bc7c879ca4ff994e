// This file makes test functions out of test functions, which the rules for tests do not know.
/* oxlint-disable vitest/valid-title, vitest/expect-expect, vitest/no-conditional-tests, vitest/no-disabled-tests */
import {connect, type Socket} from 'node:net'
import {afterAll, beforeAll, describe, inject, it} from 'vitest'
import type {LabDescription} from './description.js'
import {labFrom, type Lab} from './lab.js'
import type {LabOffer} from './offer.js'

export {hosts} from './description.js'
export {startKeyring, type Keyring} from './keyring.js'
export type {Lab} from './lab.js'
export {withImap, type Envelope, type LabMessage, type Wanted} from './mailboxes.js'
export type {Redirect, RedirectedCompany} from './redirects.js'
export type {LabSettingsOptions} from './settings.js'
export {dkimSelector, inboundAddress, type Account, type AccountName} from './world.js'

declare module 'vitest' {
  interface ProvidedContext {
    lab: LabOffer
  }
}

/** A lab test's default limit: real queues and deliveries take seconds on a busy machine. */
export const labTestTimeoutMs = 60_000
/** A file waits for its turn, and the first one for the lab to start. */
const turnTimeoutMs = 600_000

/**
 * A group of tests on the mail lab. The group has the lab to itself, cleared at its beginning; `lab` works inside
 * tests and hooks, not while tests are being collected. Where the machine cannot run the lab the group is skipped
 * aloud, in CI it fails. Groups do not nest.
 *
 *     describeLab('the redirect', (lab) => {
 *       it('keeps the Message-ID', async () => {
 *         await lab.deliver(application, {from: 'jane@applicant.example', to: 'jobs@acme.example'})
 *         const arrived = await lab.waitForMessage('inbound', '<1@applicant.example>')
 *         …
 *       })
 *     })
 */
export function describeLab(name: string, tests: (lab: Lab) => void): void {
  const {problem} = inject('lab')
  if (problem !== undefined) {
    withoutLab(name, problem, tests)
    return
  }
  describe(name, {timeout: labTestTimeoutMs}, () => {
    let lab: Lab | undefined
    let line: Socket | undefined
    beforeAll(async () => {
      const turn = await takeTurn()
      line = turn.line
      await turn.lab.clear()
      lab = turn.lab
    }, turnTimeoutMs)
    afterAll(() => {
      line?.destroy()
    })
    tests(whenRunning(() => lab))
  })
}

/** The lab of a moment when it may not have started yet; any use before that says so. */
function whenRunning(current: () => Lab | undefined): Lab {
  return new Proxy({} as Lab, {
    get(_target, property) {
      const lab = current()
      if (lab === undefined) throw new Error(`lab.${String(property)} is there inside tests and hooks only`)
      return lab[property as keyof Lab]
    },
  })
}

function withoutLab(name: string, problem: string, tests: (lab: Lab) => void): void {
  if (process.env['CI']) {
    it(`${name} needs the mail lab`, () => {
      throw new Error(problem)
    })
    return
  }
  process.stderr.write(`SKIPPED: ${name}. ${problem}\n`)
  describe.skip(name, () => {
    tests(whenRunning(() => undefined))
  })
}

async function takeTurn(): Promise<{readonly lab: Lab; readonly line: Socket}> {
  const line = connect(inject('lab').socket ?? '')
  try {
    const answer = JSON.parse(await firstLine(line)) as {description: LabDescription} | {error: string}
    if ('error' in answer) throw new Error(`The mail lab did not start: ${answer.error}`)
    return {lab: labFrom(answer.description), line}
  } catch (error) {
    line.destroy()
    throw error
  }
}

async function firstLine(line: Socket): Promise<string> {
  let text = ''
  for await (const chunk of line.iterator({destroyOnReturn: false})) {
    text += String(chunk)
    if (text.endsWith('\n')) return text
  }
  throw new Error('The test run ended')
}
