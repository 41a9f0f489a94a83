import { readFileSync } from 'node:fs'

/** The colours of every theme, read from the stylesheet itself. */
export function readThemes(): Record<string, Record<string, string>> {
  const css = readFileSync('src/styles/tokens.css', 'utf8')
  const themes: Record<string, Record<string, string>> = {}
  for (const [, name, body] of css.matchAll(/\[data-theme='(\w+)'\] \{([^}]*)\}/g))
    themes[name!] = Object.fromEntries([...body!.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, token, value]) => [token!, value!]))
  return themes
}

/** Contrast ratio of two colours, as WCAG 2.2 defines it. */
export function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
