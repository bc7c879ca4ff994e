import type {ListResponse} from 'imapflow'

/** What a folder is for, as far as that changes what a message in it means. */
export type FolderKind = 'junk' | 'sent' | 'trash' | 'drafts' | 'all'

const kinds: Readonly<Record<string, FolderKind>> = {
  '\\Junk': 'junk',
  '\\Sent': 'sent',
  '\\Trash': 'trash',
  '\\Drafts': 'drafts',
  '\\All': 'all',
}

/** The kind of a listed folder: by its flag (RFC 6154), by what imapflow knows of names, by our own list for junk. */
export function folderKind({
  specialUse,
  path,
  flags,
}: Pick<ListResponse, 'specialUse' | 'path' | 'flags'>): FolderKind | undefined {
  const flag = [...flags].find((one) => Object.hasOwn(kinds, one))
  return kinds[flag ?? specialUse ?? ''] ?? (isJunkName(path) ? 'junk' : undefined)
}

/**
 * Folders for junk beside the one that is marked, in any language: what filters, quarantines and the three-way filter
 * of WEB.DE create.
 */
export function isJunkName(path: string): boolean {
  return junkNames.test(path.split(/[./\\|]/).at(-1) ?? path)
}

const junkNames =
  /junk|spam|bulk|unbekannt|quarant|karant|verdächtig|unerwünscht|werbemail|ind[ée]sirable|pourriel|no deseado|indesiderat|lixo|ongewenst|uønsket|søppel|skräp|roskaposti|śmieci|smieci|nevyžád|nevyžiad|levélszemét|nedorit|önemsiz|gereksiz|istenmeyen|ανεπιθύμητ|спам|нежелат|небажан|迷惑|垃圾|스팸|정크|זבל|غير المرغوب|phish|suspect|clutter/iu
