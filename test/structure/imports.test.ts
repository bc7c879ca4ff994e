import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {dirname, join, relative} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, it} from 'vitest'

/** Imports point downwards, or to a folder of the same level. */
const levels: readonly (readonly string[])[] = [
  ['commands'],
  ['cli', 'report'],
  ['connection-test', 'mailbox', 'reply', 'sandbox'],
  ['diagnosis', 'message', 'connection'],
  ['provider', 'secret', 'settings'],
  ['failure.ts', 'wording'],
]
const terminalFolders = ['commands', 'cli', 'report']
const terminalPackages = ['@oclif/core', 'chalk', 'inquirer']
/** Slow to load: a command imports them when it needs them. */
const heavyPackages = [
  'conf',
  'imapflow',
  'inquirer',
  'keytar',
  'mailauth',
  'nodemailer',
  'postal-mime',
  'smtp-server',
  'yaml',
  'zod',
]

interface Import {
  readonly from: string
  /** A file below `src`, or the name of a package. */
  readonly to: string
  /** Happens when the file is loaded; false for `import type` and `import()`. */
  readonly eager: boolean
}

const src = fileURLToPath(new URL('../../src', import.meta.url))
const files = readdirSync(src, {recursive: true, encoding: 'utf8'}).filter((file) => file.endsWith('.ts'))
const imports = files.flatMap(importsOf)

it('every folder of src has its place', () => {
  const folders = new Set(files.map(folderOf))
  expect([...folders].filter((folder) => levelOf(folder) === -1)).toEqual([])
})

it('imports of src lead to files that exist', () => {
  const dangling = imports.filter(({to}) => to.endsWith('.ts') && !existsSync(join(src, to)))
  expect(dangling.map(show)).toEqual([])
})

it('imports point downwards', () => {
  const upwards = imports.filter(({from, to}) => to.endsWith('.ts') && levelOf(folderOf(to)) < levelOf(folderOf(from)))
  expect(upwards.map(show)).toEqual([])
})

it('the domain knows no terminal: neither oclif nor chalk nor inquirer', () => {
  const found = imports.filter(
    ({from, to}) => !terminalFolders.includes(folderOf(from)) && terminalPackages.includes(to),
  )
  expect(found.map(show)).toEqual([])
})

it.each(files.filter((file) => ['commands', 'cli'].includes(folderOf(file))))(
  '%s loads no heavy library when it is imported',
  (file) => {
    expect(eagerPaths(file)).toEqual([])
  },
)

/** How heavy libraries are reached from a file at load time, one way to each file. */
function eagerPaths(file: string, path: readonly string[] = [file], seen = new Set([file])): string[] {
  return imports
    .filter(({from, to, eager}) => from === file && eager && !seen.has(to))
    .flatMap(({to}) => {
      if (heavyPackages.includes(to)) return [[...path, to].join(' -> ')]
      seen.add(to)
      return eagerPaths(to, [...path, to], seen)
    })
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(src, file), 'utf8')
  const statements = text.matchAll(/^(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?['"]([^'"]+)['"]/gm)
  const dynamic = text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)
  return [
    ...[...statements].map(([statement, to = '']) => ({
      from: file,
      to: targetOf(file, to),
      eager: !/^\w+\s+type\s/.test(statement),
    })),
    ...[...dynamic].map(([, to = '']) => ({from: file, to: targetOf(file, to), eager: false})),
  ]
}

function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith('.')) return join(dirname(file), specifier).replace(/\.js$/, '.ts')
  const [scope = '', name] = specifier.split('/')
  return scope.startsWith('@') ? `${scope}/${name}` : scope
}

function folderOf(file: string): string {
  return file.split(/[/\\]/)[0] ?? file
}

function levelOf(folder: string): number {
  return levels.findIndex((level) => level.includes(folder))
}

function show({from, to}: Import): string {
  return `${relative('.', from)} imports ${to}`
}
