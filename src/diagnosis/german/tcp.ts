import type {tcp as english} from '../catalogue/tcp.js'
import type {TextsOf} from '../entry.js'

export const tcp: TextsOf<typeof english> = {}
