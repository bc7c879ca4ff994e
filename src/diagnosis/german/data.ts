import type {data as english} from '../catalogue/data.js'
import type {TextsOf} from '../entry.js'

export const data: TextsOf<typeof english> = {}
