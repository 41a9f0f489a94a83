import type { RequestCode } from '@/api/types'

const svgNamespace = 'http://www.w3.org/2000/svg'

/** Prints a code on a page of its own: what it is for above, where it is below. Words become text, never markup. */
export function printCode({ modules, path, name }: RequestCode, call: string): void {
  const frame = document.createElement('iframe')
  frame.hidden = true
  frame.setAttribute('aria-hidden', 'true')
  document.body.append(frame)
  const page = frame.contentDocument
  if (!page) return
  page.body.style.cssText = 'font: 20pt system-ui, sans-serif; text-align: center; margin: 2cm; color: black'
  const code = page.createElementNS(svgNamespace, 'svg')
  code.setAttribute('viewBox', `0 0 ${modules} ${modules}`)
  code.setAttribute('style', 'width: 9cm; height: 9cm; margin: 1cm')
  const drawn = page.createElementNS(svgNamespace, 'path')
  drawn.setAttribute('d', path)
  code.append(drawn)
  const line = (text: string, size: string) => {
    const written = page.createElement('p')
    written.textContent = text
    written.style.cssText = `margin: 0; font-size: ${size}`
    return written
  }
  page.body.append(line(call, '26pt'), code, line(name, '18pt'))
  const view = frame.contentWindow
  view?.addEventListener('afterprint', () => frame.remove())
  view?.print()
}
