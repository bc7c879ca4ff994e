import {createHash} from 'node:crypto'
import {describe, expect, it} from 'vitest'
import {renderHtml} from '../../src/report/connection-test-html.js'
import {htmlStyle} from '../../src/report/html-style.js'
import {describeWith, xmlComplaints} from './readers.js'
import {brokenCompany, company, german, hostileCompany, options, test} from './results.js'

const conversations = [
  {
    role: 'smtp' as const,
    host: 'smtp.acme.example',
    port: 587,
    lines: [
      {from: 'note' as const, text: 'connected to 192.0.2.1:587', ms: 12},
      {from: 'server' as const, text: '220 smtp.acme.example ESMTP', ms: 31},
      {from: 'client' as const, text: 'AUTH PLAIN (hidden)', ms: 40},
    ],
  },
]
const pages = {
  passed: renderHtml(test(company({conversations})), options),
  broken: renderHtml(test({...brokenCompany(), conversations}), german),
  several: renderHtml(test(company(), {...brokenCompany(), company: 'beta'}), options),
  hostile: renderHtml(test(hostileCompany()), options),
}
const named = Object.entries(pages)

function bodyOf(page: string): string {
  return page.slice(page.indexOf('<body>'))
}

describe('the HTML report', () => {
  it.each(named)('asks for nothing outside itself and runs nothing: %s', (_name, page) => {
    const tags = [...page.matchAll(/<[a-z][^>]*>/gi)].map(([tag]) => tag)
    expect(tags.filter((tag) => /\s(src|srcset|action|style|on\w+)=/i.test(tag))).toEqual([])
    expect(tags.filter((tag) => /\shref="(?!#)/.test(tag))).toEqual([])
    expect(htmlStyle).not.toMatch(/url\(|@import|<|&/)
  })

  it.each(named)('consists of known elements only: %s', (_name, page) => {
    const allowed =
      'body header main footer article section div h1 h2 h3 h4 p span a ul ol li dl dt dd table caption thead tbody tr th td code pre details summary'
    const used = new Set([...bodyOf(page).matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, tag = '']) => tag))
    expect([...used].filter((tag) => !allowed.split(' ').includes(tag))).toEqual([])
  })

  it('lets its own style sheet take effect, and nothing else', () => {
    const digest = createHash('sha256').update(htmlStyle).digest('base64')
    expect(pages.passed).toContain(`<style>${htmlStyle}</style>`)
    expect(pages.passed).toContain(
      `content="default-src &#39;none&#39;; style-src &#39;sha256-${digest}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"`,
    )
  })

  it.each(named)('descends its headings one level at a time: %s', (_name, page) => {
    const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    expect(levels[0]).toBe(1)
    expect(levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1)).toEqual([])
  })

  it('says in which language it is, and what each column and row is', () => {
    expect(pages.broken).toContain('<html lang="de">')
    expect(pages.passed).toContain('<html lang="en">')
    expect(pages.broken).toContain('<title>ACME GmbH (acme): Der E-Mail-Kanal ist gestört</title>')
    expect(bodyOf(pages.several).match(/<th(?! scope="(col|row)")[ >]/g)).toBeNull()
    expect(pages.several).toContain('<a href="#company-beta">')
    expect(pages.several).toContain('<article id="company-beta">')
  })

  it('offers what to type as a command of its own, without the words around it', () => {
    expect(pages.broken).toContain('<code class="command">recruitmail secret set acme/smtp</code>')
    expect(pages.broken).toContain(
      '<code class="command">recruitmail test-connection --company acme --config recruitmail.yaml</code>',
    )
  })

  it('folds what was said on the wire and opens it on paper', () => {
    expect(pages.broken).toMatch(/<details class="card"><summary>Mailserver: smtp\.acme\.example:587/)
    expect(pages.broken).toContain('<li class="client"><span class="ms">40</span><span class="side">C</span>')
    expect(htmlStyle.slice(htmlStyle.indexOf('@media print'))).toContain('details::details-content')
  })

  it('rules out for the reader what passed, where something is broken', () => {
    expect(pages.broken).toContain('Netz und Firewall: Der Mailserver nimmt Verbindungen an (192.0.2.1 in 12 ms).')
    expect(pages.passed).not.toContain('class="card ruled-out"')
  })

  it('lets hostile words of servers stay text', () => {
    expect(pages.hostile).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot;')
    expect(pages.hostile).toContain('&amp;lt;b&amp;gt;')
    expect(pages.hostile).not.toMatch(/[\u0000-\u0008\u001B\u202E\uFFFE\uFFFF]/)
  })
})

describeWith('xmllint', 'the HTML report, read by xmllint', () => {
  it.each(named)('nests and closes its elements: %s', (_name, page) => {
    expect(xmlComplaints(page)).toBe('')
  })
})

describe('the colours of the HTML report', () => {
  const palettes = {
    light: /:root \{ color-scheme: light dark;([^}]*)\}/.exec(htmlStyle)?.[1] ?? '',
    dark: /prefers-color-scheme: dark\) \{ :root \{([^}]*)\}/.exec(htmlStyle)?.[1] ?? '',
  }
  const tones = ['passed', 'degraded', 'failed', 'untested']
  const pairs = [
    ...['ink', 'quiet', 'link', ...tones].flatMap((text) => [
      [text, 'card'],
      [text, 'ground'],
    ]),
    ...tones.map((tone) => [tone, `${tone}-soft`]),
  ]

  it.each(Object.entries(palettes))('are told apart by everyone: %s', (_name, palette) => {
    const colour = (name: string): string => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(palette)?.[1] ?? ''
    const weak = pairs.filter(([text = '', ground = '']) => contrast(colour(text), colour(ground)) < 4.5)
    expect(weak).toEqual([])
  })

  it('would be found weak if they were', () => {
    expect(contrast('#777777', '#888888')).toBeLessThan(1.5)
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  })
})

/** Contrast of two colours (WCAG 2.2, relative luminance). */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
