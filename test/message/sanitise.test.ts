import {describe, expect, it} from 'vitest'
import {sanitise, sanitiseFileName, sanitiseText} from '../../src/message/sanitise.js'

describe('text from outside', () => {
  it.each([
    ['colours', 'a\u001B[31mred\u001B[0mb', 'aredb'],
    ['a window title', 'a\u001B]0;owned\u0007b', 'ab'],
    ['a hyperlink', '\u001B]8;;https://evil.example\u001B\\click\u001B]8;;\u001B\\', 'click'],
    ['an eight-bit control sequence', 'a\u009B2Jb', 'ab'],
    ['a lone escape', 'a\u001Bcb', 'ab'],
    ['directions of writing', 'cv\u202Efdp.exe', 'cvfdp.exe'],
    ['NUL, BEL, backspace and DEL', 'a\u0000\u0007\u0008\u007Fb', 'ab'],
    ['half a surrogate pair', 'a\uD800b', 'a\uFFFDb'],
  ])('loses %s', (_name, text, safe) => {
    expect(sanitise(text)).toBe(safe)
    expect(sanitiseText(text)).toBe(safe)
  })

  it('becomes one line where one line is wanted', () => {
    expect(sanitise(' a\r\nBcc: x\tb\n\nc ')).toBe('a Bcc: x b c')
  })

  it('keeps its lines and tabs where they are wanted', () => {
    expect(sanitiseText('a\r\nb\tc\rd')).toBe('a\nb\tc\nd')
  })

  it('keeps umlauts, emoji and other scripts', () => {
    expect(sanitise('Grüße 👩‍💻 日本')).toBe('Grüße 👩‍💻 日本')
  })

  it('is cut to a length', () => {
    expect(sanitise('x'.repeat(50), 10)).toBe('xxxxxxxxx…')
  })

  it('never holds a control character, whatever comes', () => {
    for (let code = 0; code < 0x3000; code++) {
      const shown = sanitise(`a${String.fromCharCode(code)}b${String.fromCharCode(code)}[2Jc`)
      expect(shown).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/)
    }
  })
})

describe('a file name from outside', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\cv.pdf', 'cv.pdf'],
    ['.bashrc', 'bashrc'],
    ['..', 'unnamed'],
    ['', 'unnamed'],
    ['a\u0000b\u001B[2J:.pdf', 'ab_.pdf'],
    ['Lebenslauf Müller.pdf', 'Lebenslauf Müller.pdf'],
  ])('%j is shown as %j', (name, safe) => {
    expect(sanitiseFileName(name)).toBe(safe)
  })
})
