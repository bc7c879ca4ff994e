import {spawnSync} from 'node:child_process'
import {afterEach, expect, it} from 'vitest'
import {describeLab, startKeyring, type Keyring} from './use-lab.js'

describeLab('a private keyring', () => {
  const running: Keyring[] = []
  afterEach(async () => {
    for (const keyring of running.splice(0)) await keyring.stop()
  })

  it('gives back what was stored', async () => {
    const keyring = await start()
    expect(secretTool(keyring, ['store', '--label=test', ...item], 'gehéim').status).toBe(0)
    expect(secretTool(keyring, ['lookup', ...item]).stdout).toBe('gehéim')
  })

  it('gives nothing and takes nothing while it is locked', async () => {
    const keyring = await start()
    secretTool(keyring, ['store', '--label=test', ...item], 'secret')
    await keyring.lock()

    expect(secretTool(keyring, ['lookup', ...item])).toMatchObject({status: 1, stdout: ''})
    expect(
      secretTool(keyring, ['store', '--label=test', 'service', 'recruitmail', 'account', 'other'], 'x').stderr,
    ).toContain('locked')
  })

  it('can be locked from the beginning', async () => {
    const keyring = await start({locked: true})
    expect(secretTool(keyring, ['store', '--label=test', ...item], 'secret').stderr).toContain('locked')
  })

  it('knows nothing of another keyring', async () => {
    const [one, other] = [await start(), await start()]
    secretTool(one, ['store', '--label=test', ...item], 'secret')
    expect(secretTool(other, ['lookup', ...item]).stdout).toBe('')
  })

  const item = ['service', 'recruitmail', 'account', 'acme/smtp']

  async function start(options?: {locked: boolean}): Promise<Keyring> {
    const keyring = await startKeyring(options)
    running.push(keyring)
    return keyring
  }
})

function secretTool(
  {env}: Keyring,
  args: string[],
  input = '',
): {status: number | null; stdout: string; stderr: string} {
  return spawnSync('secret-tool', args, {env, input, encoding: 'utf8', timeout: 10_000})
}
