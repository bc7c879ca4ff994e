import type {policy as english} from '../catalogue/policy.js'
import type {TextsOf} from '../entry.js'

export const policy: TextsOf<typeof english> = {}
