import type {ConnectionTest} from '../connection-test/result.js'
import type {ReportOptions} from './report-options.js'

/** Turns a result into a report. */
export type Render = (test: ConnectionTest, options: ReportOptions) => string

/** Every format of `test-connection` that is the same wherever it goes; `text` depends on the terminal. */
const renderers = {
  json: () => Promise.resolve((test: ConnectionTest) => JSON.stringify(test, undefined, 2) + '\n'),
  junit: async () => (await import('./connection-test-junit.js')).renderJunit,
  nagios: async () => (await import('./connection-test-nagios.js')).renderNagios,
  prometheus: async () => (await import('./connection-test-prometheus.js')).renderPrometheus,
  github: async () => (await import('./connection-test-github.js')).renderGithub,
  markdown: async () => (await import('./connection-test-markdown.js')).renderMarkdown,
  html: async () => (await import('./connection-test-html.js')).renderHtml,
} satisfies Record<string, () => Promise<Render>>

export type FixedFormat = keyof typeof renderers
export type Format = 'text' | FixedFormat

export const formats = ['text', ...(Object.keys(renderers) as FixedFormat[])] as const satisfies readonly Format[]

/** Loads what writes a format. */
export function rendererOf(format: FixedFormat): Promise<Render> {
  return renderers[format]()
}
