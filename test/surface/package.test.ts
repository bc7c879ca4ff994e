import {spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface Packed {
  readonly files: readonly {readonly path: string}[]
}

describe('the package', () => {
  const {stdout} = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {cwd: root, encoding: 'utf8'})
  const packed = JSON.parse(stdout) as Packed[] | Record<string, Packed>
  const [first] = Array.isArray(packed) ? packed : Object.values(packed)
  const paths = (first?.files ?? []).map(({path}) => path)

  it('holds what a run needs', () => {
    expect(paths).toEqual(
      expect.arrayContaining([
        '.oclifrc.json',
        'LICENSE',
        'README.md',
        'bin/run.js',
        'bin/run.cmd',
        'dist/commands/test-connection.js',
        'dist/secret/keychain-helper.js',
        'oclif.manifest.json',
        'package.json',
      ]),
    )
  })

  it('holds nothing of the workshop', () => {
    const allowed =
      /^(\.oclifrc\.json|LICENSE|README\.md|package\.json|oclif\.manifest\.json|bin\/run\.(js|cmd)|dist\/.*)$/
    expect(paths.filter((path) => !allowed.test(path))).toEqual([])
  })

  it('names every command that the manifest names, and no more', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'oclif.manifest.json'), 'utf8')) as {commands: object}
    const files = paths.flatMap((path) => /^dist\/commands\/(.+)\.js$/.exec(path)?.[1]?.replaceAll('/', ':') ?? [])
    expect(files.toSorted()).toEqual(Object.keys(manifest.commands).toSorted())
  })
})
