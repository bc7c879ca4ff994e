// Writes docs/reference.md from the manifest: every command, argument and flag. `--check` only compares.
import {readFile, writeFile} from 'node:fs/promises'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const {commands} = JSON.parse(await readFile(`${root}oclif.manifest.json`, 'utf8'))
const rc = JSON.parse(await readFile(`${root}.oclifrc.json`, 'utf8'))
const file = `${root}docs/reference.md`
const wanted = reference()

if (process.argv.includes('--check')) {
  const current = await readFile(file, 'utf8').catch(() => '')
  if (current !== wanted) {
    process.stderr.write('docs/reference.md is not what the commands say. Type: npm run reference\n')
    process.exitCode = 1
  }
} else {
  await writeFile(file, wanted)
}

function reference() {
  const ids = Object.keys(commands).toSorted()
  const intro = [
    '# Reference',
    'Generated from the commands by `npm run reference`. Every command takes `--json`, `--no-input` and `--help`.',
  ]
  return [...intro, ...ids.map((id) => section(commands[id]))].join('\n\n') + '\n'
}

function section(command) {
  const name = `${rc.bin} ${command.id.replaceAll(':', ' ')}`
  const args = Object.values(command.args)
  const flags = Object.values(command.flags).filter(
    ({name: flag, hidden}) => !['json', 'no-input'].includes(flag) && !hidden,
  )
  const parts = [
    `## ${name}${args.map((arg) => ` ${arg.required ? arg.name.toUpperCase() : `[${arg.name.toUpperCase()}]`}`).join('')}`,
  ]
  parts.push(filled(command.summary, command))
  if (command.description) parts.push(filled(command.description, command))
  if (args.length + flags.length > 0) parts.push([...args.map(argumentLine), ...flags.map(flagLine)].join('\n'))
  if (command.examples?.length > 0)
    parts.push(['```sh', ...command.examples.map((example) => filled(example, command)), '```'].join('\n'))
  return parts.join('\n\n')
}

function argumentLine({name, description}) {
  return `- \`${name.toUpperCase()}\`: ${description ?? ''}`.trimEnd()
}

function flagLine(flag) {
  const short = flag.char ? `-${flag.char}, ` : ''
  const name = flag.allowNo ? `--[no-]${flag.name}` : `--${flag.name}`
  const value = flag.type === 'boolean' ? '' : ` ${flag.helpValue ?? (flag.options ?? ['VALUE']).join('|')}`
  return `- \`${short}${name}${value}\`: ${flag.description ?? ''}`.trimEnd()
}

function filled(text, command) {
  return text.replaceAll('<%= config.bin %>', rc.bin).replaceAll('<%= command.id %>', command.id.replaceAll(':', ' '))
}
