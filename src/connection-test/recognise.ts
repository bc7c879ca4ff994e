import PostalMime from 'postal-mime'

/** Encoded messages larger than this are not decoded to look for a mark: a probe is small. In bytes. */
const mostDecodedBytes = 128 * 1024

/** Whether a message carries a probe's token anywhere: in a header, its text, or inside an attached message. */
export async function carriesProbe(source: Buffer, token: string): Promise<boolean> {
  if (source.includes(token)) return true
  if (source.length > mostDecodedBytes || !/base64|=\?/i.test(source.toString('latin1'))) return false
  const parsed = await PostalMime.parse(source, {attachmentEncoding: 'utf8', maxNestingDepth: 20}).catch(
    () => undefined,
  )
  if (parsed === undefined) return false
  const attached = parsed.attachments.map(({content}) => (typeof content === 'string' ? content : ''))
  const texts = [parsed.subject, parsed.text, parsed.html, ...attached]
  return texts.some((text) => text?.includes(token) === true)
}
