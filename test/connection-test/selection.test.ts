import {describe, expect, it} from 'vitest'
import {selectChecks} from '../../src/connection-test/selection.js'
import {checkNames, type CheckName} from '../../src/diagnosis/finding.js'
import {wordsIn} from '../../src/wording/phrase.js'

function reason(selection: ReturnType<typeof selectChecks>, check: CheckName): string {
  return wordsIn(selection.reasonAgainst(check) ?? 'runs', 'en')
}

describe('which checks run', () => {
  it('runs all of them when nothing is said', () => {
    const selection = selectChecks({})
    expect(checkNames.filter((check) => !selection.runs(check))).toEqual([])
  })

  it('runs a selected check and what it stands on, and says why the others do not run', () => {
    const selection = selectChecks({only: ['smtp-tls']})
    const running = checkNames.filter((check) => selection.runs(check))
    expect(running).toEqual(['settings', 'smtp-dns', 'smtp-connect', 'smtp-tls'])
    expect(reason(selection, 'redirect-copy')).toBe('left out by --only')
  })

  it('skips what stands on a skipped check', () => {
    const selection = selectChecks({skip: ['inbound-auth']})
    expect(selection.runs('inbound-tls')).toBe(true)
    expect(reason(selection, 'inbound-auth')).toBe('left out by --skip')
    expect(reason(selection, 'redirect-arrival')).toBe('needs inbound-folder, which is left out')
    expect(selection.runs('smtp-accept')).toBe(true)
  })

  it('stops before DATA with --no-send', () => {
    const selection = selectChecks({send: false})
    expect(selection.runs('smtp-recipient')).toBe(true)
    expect(reason(selection, 'smtp-accept')).toBe('left out by --no-send')
    expect(selection.runs('redirect-arrival')).toBe(false)
    expect(selection.runs('domain-policy')).toBe(true)
  })
})
