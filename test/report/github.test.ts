import {Chalk} from 'chalk'
import {describe, expect, it} from 'vitest'
import {renderGithub} from '../../src/report/connection-test-github.js'
import {renderMarkdown} from '../../src/report/connection-test-markdown.js'
import {renderConnectionTest} from '../../src/report/connection-test-text.js'
import {withoutWorkflowCommands} from '../../src/report/escape.js'
import {brokenCompany, company, finding, hostileCompany, hostileWords, options, test} from './results.js'

interface WorkflowCommand {
  readonly command: string
  readonly title: string
  readonly message: string
}

/** Reads one line as the runner of GitHub Actions does: `::command key=value::data`, or `##[command]` anywhere. */
function commandIn(line: string): WorkflowCommand | undefined {
  const [whole, command = '', title = '', data = ''] = /^\s*::([\w-]+)(?: title=([^,:]*))?::(.*)$/.exec(line) ?? []
  if (whole === undefined) return line.includes('##[') ? {command: 'old', title: '', message: line} : undefined
  const decoded = (text: string): string =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%')
  return {command, title: decoded(title), message: decoded(data)}
}

describe('other formats in a job of GitHub Actions', () => {
  it('print no line that the runner takes for a command', () => {
    const result = test(hostileCompany())
    const text = renderConnectionTest(result, {palette: new Chalk({level: 0}), width: 80, lang: 'en'})
    const printed = text + renderMarkdown(result, options) + '\n  ::set-output name=x::y\n'
    expect(printed.split('\n').some((line) => commandIn(line) !== undefined)).toBe(true)
    const inert = withoutWorkflowCommands(printed)
    expect(inert.split('\n').filter((line) => commandIn(line) !== undefined)).toEqual([])
    expect(withoutWorkflowCommands('  ::1 refused\n  127.0.0.1')).toBe('  ::1 refused\n  127.0.0.1')
  })
})

describe('the annotations for GitHub Actions', () => {
  it('hold the cause, what was said and what to type', () => {
    const [first, ...others] = renderGithub(test(brokenCompany()), options).trimEnd().split('\n')
    expect(commandIn(first ?? '')).toEqual({
      command: 'error',
      title: 'acme: smtp-auth-bad-credentials',
      message: [
        'smtp.acme.example rejects the user name jobs@acme.example or its password.',
        '> 535 5.7.8 Error: authentication failed',
        '1. Enter the password again: recruitmail secret set acme/smtp',
        '2. Try the same login in webmail.',
      ].join('\n'),
    })
    expect(others).toEqual(['recruitmail: acme failed'])
  })

  it('begin with the errors, since a step shows ten of a kind', () => {
    const warned = brokenCompany(finding({severity: 'warning'}), 'degraded')
    const lines = renderGithub(test(warned, {...brokenCompany(), company: 'beta'}, company()), options).split('\n')
    expect(lines.slice(0, 2).map((line) => commandIn(line)?.command)).toEqual(['error', 'warning'])
  })

  it('let no server words begin a command or leave the annotation', () => {
    const lines = renderGithub(test(hostileCompany()), options).trimEnd().split('\n')
    const commands = lines.map(commandIn)
    expect(commands.map((command) => command?.command)).toEqual(['error', undefined])
    expect(commands[0]?.message).toContain('::error title=x::forged')
    expect(commands[0]?.message).toContain(hostileWords[1])
    expect(lines.join('')).not.toContain('##[')
    expect(lines.join('')).not.toContain('\u001B')
  })
})
