import {afterEach, describe, expect, it} from 'vitest'
import {checkNames} from '../../src/diagnosis/finding.js'
import {startWorld, type World} from '../../src/sandbox/world.js'
import {testWorld} from './world.js'

let world: World | undefined

afterEach(async () => {
  await world?.close()
  world = undefined
})

describe('the test of a sound channel', () => {
  it.each(['acme', 'beta'])('passes every check of %s, finds nothing and leaves nothing behind', async (company) => {
    world = await startWorld()
    const test = await testWorld(world, company)
    expect(test.findings).toEqual([])
    expect(test.checks.map(({check}) => check)).toEqual(checkNames)
    const others = test.checks.filter(({status}) => status !== 'passed').map(({check, status}) => [check, status])
    expect(others).toEqual(company === 'beta' ? [['redirect-copy', 'skipped']] : [])
    // Where the company's own mailbox cannot be opened, its copy of the probe stays there.
    const readable =
      company === 'beta' ? ['acme-jobs@recruit.example'] : ['acme-jobs@recruit.example', 'jobs@acme.example']
    for (const address of readable) {
      const folders = [...world.mailbox(address).folders.values()]
      expect(folders.reduce((sum, {messages}) => sum + messages.length, 0)).toBe(0)
    }
    expect(test.verdict).toBe('passed')
    expect(test.inherited).toBe(company === 'beta')
  })
})
