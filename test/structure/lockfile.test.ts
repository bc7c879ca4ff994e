import {readFile} from 'node:fs/promises'
import {expect, it} from 'vitest'

interface LockedPackage {
  readonly resolved?: string
  readonly integrity?: string
  readonly link?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const lock = JSON.parse(await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, LockedPackage>
}
const packages = Object.entries(lock.packages)

it('the lock file holds the packages of every platform', () => {
  const missing = packages.flatMap(([path, {optionalDependencies = {}}]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(path, name))
      .map((name) => `${name} of ${path}`),
  )
  expect(packages.some(([, {optionalDependencies}]) => optionalDependencies !== undefined)).toBe(true)
  expect(missing).toEqual([])
})

it('the lock file names no download addresses', () => {
  expect(packages.filter(([, {resolved}]) => resolved !== undefined).map(([path]) => path)).toEqual([])
})

it('the lock file knows the digest of every package', () => {
  const without = packages.filter(
    ([path, {integrity, link}]) => path !== '' && link !== true && integrity === undefined,
  )
  expect(without.map(([path]) => path)).toEqual([])
})

/** Whether a dependency is found from a package's place, as Node looks for it: nested first, then further up. */
function isLocked(path: string, name: string): boolean {
  const places = path.split('/node_modules/')
  return places.some((_place, index) => {
    const parent = places.slice(0, places.length - index).join('/node_modules/')
    return `${parent}/node_modules/${name}` in lock.packages || `node_modules/${name}` in lock.packages
  })
}
