#!/usr/bin/env node
import {readFileSync} from 'node:fs'
import module from 'node:module'

if (process.argv.length === 3 && (process.argv[2] === '--version' || process.argv[2] === '-v')) {
  const {name, version} = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  process.stdout.write(`${name}/${version} ${process.platform}-${process.arch} node-${process.version}\n`)
} else {
  module.enableCompileCache?.()
  delete process.env.OCLIF_DISABLE_RC
  const [{execute}, {settings}] = await Promise.all([import('@oclif/core/execute'), import('@oclif/core/settings')])
  settings.enableAutoTranspile = false
  await execute({dir: import.meta.url})
}
