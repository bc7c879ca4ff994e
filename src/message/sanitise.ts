/** C0 and C1 controls except tab and line feed, line separators, and characters that turn the direction of writing. */
const hostile =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

/** ECMA-48 control sequences and strings as a whole, so that their parameters do not stay behind as litter. */
const escapes =
  /(?:\u001b\[|\u009b)[0-?]{0,64}[ -/]{0,8}[@-~]|(?:\u001b[\]P_^X]|[\u009d\u0090\u009f\u009e\u0098])[^\u0007\u001b\u009c]{0,4096}(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]{0,8}[0-~]?/g

const longestLine = 998

/** Text from outside as one line that a terminal may show: no control or direction characters, blanks collapsed. */
export function sanitise(text: string, max = longestLine): string {
  const line = sanitiseText(text.slice(0, max * 8))
    .replaceAll(/[\t\n ]+/g, ' ')
    .trim()
  return line.length > max ? `${wellFormed(line.slice(0, max - 1))}…` : line
}

/** Text from outside with its lines and tabs, everything else that could steer a terminal removed. */
export function sanitiseText(text: string): string {
  return wellFormed(text.replaceAll(/\r\n?/g, '\n').replaceAll(escapes, '').replaceAll(hostile, ''))
}

/** A file name for display (and for use below a directory): no path, no control characters, never empty. */
export function sanitiseFileName(name: string): string {
  const last = sanitise(name, 255).split(/[/\\]/).at(-1) ?? ''
  const bare = last
    .replaceAll(/[<>:"|?*]/g, '_')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '')
  return bare === '' ? 'unnamed' : bare
}

/** Half a surrogate pair is no character; a terminal or a JSON reader may choke on it. */
function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\ufffd')
}
