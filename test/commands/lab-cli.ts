import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Lab} from '../lab/use-lab.js'
import {runCli, type CliRun} from '../run-cli.js'

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

  run(args: readonly string[], input = ''): Promise<CliRun> {
    const env = {...this.#lab.environment(), RECRUITMAIL_HOME: this.home}
    return runCli([...args, '--config', join(this.home, 'settings.yaml')], {env, input})
  }

  async remove(): Promise<void> {
    await rm(this.home, {recursive: true, force: true})
  }
}
