import type {oauth as english} from '../catalogue/oauth.js'
import type {TextsOf} from '../entry.js'

export const oauth: TextsOf<typeof english> = {}
