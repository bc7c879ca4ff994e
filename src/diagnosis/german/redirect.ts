import type {redirect as english} from '../catalogue/redirect.js'
import type {TextsOf} from '../entry.js'

export const redirect: TextsOf<typeof english> = {}
