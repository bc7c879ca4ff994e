// Writes oclif.manifest.json, so that starting a command loads that command alone.
import {writeFile} from 'node:fs/promises'
import {fileURLToPath} from 'node:url'
import {Plugin} from '@oclif/core/config'

const root = fileURLToPath(new URL('..', import.meta.url))
const plugin = new Plugin({
  root,
  type: 'core',
  ignoreManifest: true,
  errorOnManifestCreate: true,
  isRoot: true,
  respectNoCacheDefault: true,
})
await plugin.load()
await writeFile(`${root}oclif.manifest.json`, JSON.stringify(plugin.manifest, null, 2) + '\n')
