import {join, resolve} from 'node:path'
import envPaths from 'env-paths'

/** Where this program keeps things. */
export interface DataPaths {
  /** The directory of the settings. */
  readonly home: string
  readonly settingsFile: string
  /** What must survive: the journal of replies. */
  readonly state: string
  /** What may be deleted at any time without loss. */
  readonly cache: string
}

/** The platform's own directories (XDG on Linux), or one directory for all where RECRUITMAIL_HOME names it. */
export function dataPaths(env: NodeJS.ProcessEnv = process.env): DataPaths {
  const named = env['RECRUITMAIL_HOME']
  if (named !== undefined && named !== '') {
    const home = resolve(named)
    return {home, settingsFile: join(home, 'settings.json'), state: join(home, 'state'), cache: join(home, 'cache')}
  }
  const own = envPaths('recruitmail', {suffix: ''})
  return {home: own.config, settingsFile: join(own.config, 'settings.json'), state: own.data, cache: own.cache}
}
