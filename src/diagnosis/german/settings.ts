import type {settings as english} from '../catalogue/settings.js'
import type {TextsOf} from '../entry.js'

export const settings: TextsOf<typeof english> = {}
