import {spawn} from 'node:child_process'
import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {Lab} from '../lab/use-lab.js'

const bin = fileURLToPath(new URL('../../bin/run.js', import.meta.url))

export interface CliRun {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The command line as an admin runs it, with settings from a file and secrets from the environment. */
export class LabCli {
  readonly home: string
  readonly #lab: Lab

  private constructor(home: string, lab: Lab) {
    this.home = home
    this.#lab = lab
  }

  static async create(lab: Lab, yaml = lab.settingsYaml()): Promise<LabCli> {
    const home = await mkdtemp(join(tmpdir(), 'recruitmail-test-'))
    await writeFile(join(home, 'settings.yaml'), yaml)
    return new LabCli(home, lab)
  }

  async run(args: readonly string[], input = ''): Promise<CliRun> {
    const env = {PATH: process.env['PATH'], ...this.#lab.environment(), RECRUITMAIL_HOME: this.home, TZ: 'UTC'}
    const child = spawn(process.execPath, [bin, ...args, '--config', join(this.home, 'settings.yaml')], {env})
    const chunks: {stdout: Buffer[]; stderr: Buffer[]} = {stdout: [], stderr: []}
    child.stdout.on('data', (chunk: Buffer) => chunks.stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.stderr.push(chunk))
    child.stdin.on('error', () => undefined).end(input)
    const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve))
    return {exitCode, stdout: Buffer.concat(chunks.stdout).toString(), stderr: Buffer.concat(chunks.stderr).toString()}
  }

  async remove(): Promise<void> {
    await rm(this.home, {recursive: true, force: true})
  }
}
