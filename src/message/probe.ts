/** Header that marks the test messages of `test-connection`. */
export const probeHeader = 'X-Recruitmail-Probe'

/** What every probe's Message-ID begins with, inside the brackets. */
export const probeIdPrefix = 'recruitmail-probe.'

const probeId = /^<?recruitmail-probe\.[a-z0-9-]+@/i

/** Whether a message is a test message, which other commands never show: by its Message-ID or its header. */
export function isProbe(message: {
  readonly messageId?: string | undefined
  readonly headers?: string | undefined
}): boolean {
  if (message.messageId !== undefined && probeId.test(message.messageId)) return true
  return message.headers !== undefined && /^x-recruitmail-probe:/im.test(message.headers)
}
