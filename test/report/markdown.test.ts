import {marked} from 'marked'
import {describe, expect, it} from 'vitest'
import {renderMarkdown, renderMarkdownWithin} from '../../src/report/connection-test-markdown.js'
import {sanitise} from '../../src/message/sanitise.js'
import {brokenCompany, company, german, hostileCompany, hostileWords, options, test} from './results.js'

function html(markdown: string): string {
  return marked.parse(markdown, {async: false, gfm: true})
}

function tagsIn(page: string): string[] {
  return [...page.matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, tag = '']) => tag)
}

/** The text a reader sees, blanks collapsed. */
function textOf(page: string): string {
  const named: Readonly<Record<string, string>> = {lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'"}
  return page
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(lt|gt|quot|amp|#39);/g, (_whole, name: string) => named[name] ?? '')
    .replaceAll(/\s+/g, ' ')
}

describe('the Markdown report', () => {
  it('names the verdict and the likeliest cause first, then what to type', () => {
    const markdown = renderMarkdown(test(brokenCompany()), options)
    const order = [
      'channel is broken',
      'Likeliest cause',
      '535 5.7.8',
      'recruitmail secret set acme/smtp',
      'What was ruled out',
      'All checks',
    ]
    const places = order.map((words) => markdown.indexOf(words))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(markdown).toContain('`recruitmail secret set acme/smtp`')
  })

  it('tells host, port, encryption, TLS version, cipher and certificate', () => {
    const text = textOf(html(renderMarkdown(test(company()), options)))
    for (const said of [
      'smtp.acme.example:587',
      'STARTTLS, required',
      'TLSv1.3, TLS_AES_256_GCM_SHA384',
      'Example Root CA',
      '21 February 2027 (89 days left)',
      'v=DMARC1; p=reject',
      'recruitmail test-connection --company acme --config recruitmail.yaml',
    ])
      expect(text).toContain(said)
  })

  it('writes German as Germans write, dates and numbers included', () => {
    const text = textOf(html(renderMarkdown(test(brokenCompany()), german)))
    expect(text).toContain('Wahrscheinlichste Ursache: ')
    expect(text).toMatch(/23\. November 2026 um 17:28:01 MEZ/)
    expect(text).toContain('Dauer: 2,3 s')
    expect(text).toContain('21. Februar 2027 (noch 89 Tage)')
    expect(text).not.toMatch(/not reached|What to do|Valid until/)
  })

  it('shows a table of several companies first', () => {
    const page = html(renderMarkdown(test(company(), {...brokenCompany(), company: 'beta'}), options))
    expect(tagsIn(page).filter((tag) => tag === 'table')).toHaveLength(3)
    expect(textOf(page).indexOf('First cause')).toBeLessThan(textOf(page).indexOf('Everything works'))
  })

  it('leaves out first what was said on the wire, then everything but the table, where there is little room', () => {
    const result = test(company(), hostileCompany())
    const whole = Buffer.byteLength(renderMarkdown(result, options))
    expect(renderMarkdownWithin(result, options, whole)).toBe(renderMarkdown(result, options))
    const shorter = renderMarkdownWithin(result, options, whole - 1)
    expect(shorter).not.toContain('on the wire')
    expect(shorter).toContain('All checks')
    const shortest = renderMarkdownWithin(result, options, Buffer.byteLength(shorter) - 1)
    expect(shortest).toContain('First cause')
    expect(shortest).not.toContain('All checks')
    expect(renderMarkdownWithin(result, options, 10)).toBe('')
  })
})

describe('hostile words of servers in the Markdown report', () => {
  const page = html(renderMarkdown(test(hostileCompany()), options))

  it('stay text: no link, image, tag or script comes of them', () => {
    const allowed = 'h1 h2 h3 h4 p ul ol li strong code pre table thead tbody tr th td hr a'.split(' ')
    expect([...new Set(tagsIn(page))].filter((tag) => !allowed.includes(tag))).toEqual([])
    const links = [...page.matchAll(/<a [^>]*>/g)].map(([link]) => link)
    expect([...new Set(links)]).toEqual(['<a href="mailto:jobs@acme.example">'])
  })

  it('change nothing of its headings, lists and tables', () => {
    const harmless = structuredClone(hostileCompany())
    const tame = JSON.parse(
      JSON.stringify(harmless, (_key, value: unknown) =>
        typeof value === 'string' && /evil|forged|heading|item|step|quote|```|100%|a=b|details|&lt;/.test(value)
          ? 'harmless words'
          : value,
      ),
    ) as typeof harmless
    expect(tagsIn(page)).toEqual(tagsIn(html(renderMarkdown(test(tame), options))))
  })

  it('can be read as they were said, without control characters', () => {
    const text = textOf(page)
    for (const words of hostileWords) {
      const shown = sanitise(words.replaceAll(/[\uFFFE\uFFFF]/g, ''))
      expect(text).toContain(shown.replaceAll(/\s+/g, ' '))
    }
    expect(page).not.toMatch(/[\u0000-\u0008\u001B\u202E]/)
  })
})
