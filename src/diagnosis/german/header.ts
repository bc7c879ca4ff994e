import type {header as english} from '../catalogue/header.js'
import type {TextsOf} from '../entry.js'

export const header: TextsOf<typeof english> = {}
