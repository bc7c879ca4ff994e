/*
 * The child process that alone talks to the operating system's keychain. keytar may hang beyond the reach of
 * process.exit() on a mute D-Bus, so the parent must be able to kill it. findCredentials is never called: on a locked
 * keyring it crashes the process.
 */
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {keychainService, type KeychainRequest, type KeychainResponse} from './keychain-protocol.js'

type Keytar = Pick<typeof import('keytar'), 'getPassword' | 'setPassword' | 'deletePassword'>

async function answer(request: KeychainRequest): Promise<KeychainResponse> {
  const loaded = load()
  if ('stage' in loaded) return {operation: 'failed', ...loaded}
  try {
    return await perform(loaded.keytar, request)
  } catch (error) {
    return {operation: 'failed', stage: 'call', message: (error as Error).message}
  }
}

async function perform(keytar: Keytar, request: KeychainRequest): Promise<KeychainResponse> {
  switch (request.operation) {
    case 'get':
      return {operation: 'get', value: await keytar.getPassword(keychainService, request.account)}
    case 'delete':
      return {operation: 'delete', removed: await keytar.deletePassword(keychainService, request.account)}
    case 'set': {
      const previous = await keytar.getPassword(keychainService, request.account)
      await keytar.setPassword(keychainService, request.account, request.value)
      const kept = (await keytar.getPassword(keychainService, request.account)) === request.value
      return {operation: 'set', kept, previous}
    }
    case 'has': {
      const held: string[] = []
      for (const account of request.accounts) {
        if ((await keytar.getPassword(keychainService, account)) !== null) held.push(account)
      }
      return {operation: 'has', held}
    }
  }
}

type Loaded = {readonly keytar: Keytar} | {readonly stage: 'not-installed' | 'load'; readonly message: string}

function load(): Loaded {
  const require = createRequire(import.meta.url)
  let entry: string
  try {
    entry = require.resolve('keytar')
  } catch (error) {
    return {stage: 'not-installed', message: (error as Error).message.split('\n')[0] ?? ''}
  }
  try {
    return {keytar: require(entry) as Keytar}
  } catch (error) {
    return {stage: 'load', message: addonError(entry, require) ?? (error as Error).message}
  }
}

/** keytar hides why its native part does not load; loading that part alone tells, a missing libsecret for example. */
function addonError(entry: string, require: NodeJS.Require): string | undefined {
  try {
    require(join(dirname(entry), '..', 'prebuilds', `${process.platform}-${process.arch}`, 'keytar.node'))
    return undefined
  } catch (error) {
    return (error as Error).message.split('\n')[0]
  }
}

let input = ''
process.stdin.setEncoding('utf8')
for await (const chunk of process.stdin) input += String(chunk)
process.stdout.write(JSON.stringify(await answer(JSON.parse(input) as KeychainRequest)))
