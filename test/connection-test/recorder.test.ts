import {expect, it} from 'vitest'
import {Recorder} from '../../src/connection-test/recorder.js'
import {selectChecks} from '../../src/connection-test/selection.js'

const hostile = '220 \u001b]0;x\u0007\u001b[2J\u202eevil\u009b31m\u0000'

it('keeps of what a server said only what may be shown, at any depth and of any length', () => {
  const recorder = new Recorder('acme', selectChecks({}), 'en', undefined)
  recorder.end('smtp-ehlo', {greeting: hostile, offered: Array.from({length: 10_000}, () => hostile)})
  recorder.extend('smtp-ehlo', {outside: {folder: hostile, missing: undefined, ms: 4}})
  const detail = recorder.results().find(({check}) => check === 'smtp-ehlo')?.detail
  expect(detail).toMatchObject({outside: {ms: 4}, greeting: expect.stringContaining('evil') as string})
  expect(detail?.['offered']).toHaveLength(200)
  expect(
    /[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/.test(
      Object.values(detail ?? {})
        .flatMap(flat)
        .join(''),
    ),
  ).toBe(false)
})

function flat(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(flat) : []
}
