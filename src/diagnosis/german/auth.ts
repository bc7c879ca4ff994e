import type {auth as english} from '../catalogue/auth.js'
import type {TextsOf} from '../entry.js'

export const auth: TextsOf<typeof english> = {}
