import type {ProviderId} from '../provider/provider.js'
import type {Step} from './entry.js'

/** Steps that differ with who runs the mailbox or the zone. */
export type ByProvider = Readonly<Record<ProviderId, readonly Step[]>>

/** What `remedyFor` says where several codes share a provider's own steps: the same frame around each of them. */
export function eachProvider(steps: ByProvider, remedy: (own: readonly Step[]) => readonly Step[]): ByProvider {
  return Object.fromEntries(Object.entries(steps).map(([provider, own]) => [provider, remedy(own)]))
}
