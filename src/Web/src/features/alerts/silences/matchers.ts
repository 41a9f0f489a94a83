import type { Alert, Matcher } from '@/api/types'

/** How a label is compared. */
export type Comparison = '=' | '!=' | '=~' | '!~'

export const comparisons: Comparison[] = ['=', '!=', '=~', '!~']

export const comparisonOf = ({ isRegex, isEqual }: Matcher): Comparison =>
  isRegex ? (isEqual === false ? '!~' : '=~') : isEqual === false ? '!=' : '='

export const withComparison = (matcher: Matcher, comparison: Comparison): Matcher => ({
  ...matcher,
  isRegex: comparison.endsWith('~'),
  isEqual: !comparison.startsWith('!'),
})

export const noMatcher: Matcher = { name: '', value: '', isRegex: false, isEqual: true }

/** Labels that say which alert it is among many of its kind. */
const telling = ['alertname', 'site', 'device', 'gateway', 'instance', 'job', 'ticket', 'metric', 'class']

/** What silences this alert and those just like it. */
export function matchersOf({ labels, name }: Pick<Alert, 'labels' | 'name'>): Matcher[] {
  const named = telling.flatMap((label) => (labels[label] ? [{ ...noMatcher, name: label, value: labels[label] }] : []))
  return named.length > 0 ? named : [{ ...noMatcher, name: 'alertname', value: name }]
}

/** As written on a command line: `severity=~"warning|critical"`. */
export const written = (matcher: Matcher) => `${matcher.name}${comparisonOf(matcher)}"${matcher.value.replace(/["\\]/g, '\\$&')}"`

const oneMatcher = /^\s*([A-Za-z_][A-Za-z0-9_]*)\s*(=~|!~|!=|=)\s*(?:"((?:[^"\\]|\\.)*)"|([^",]*))\s*(?:,|$)/

/** Reads matchers as they are written, separated by commas; nothing when they cannot be read. */
export function readMatchers(text: string): Matcher[] | undefined {
  const matchers: Matcher[] = []
  let rest = text.trim().replace(/^\{(.*)\}$/s, '$1')
  while (rest.trim() !== '') {
    const found = oneMatcher.exec(rest)
    if (!found) return undefined
    const value = found[3]?.replace(/\\(.)/g, '$1') ?? found[4]?.trim() ?? ''
    matchers.push(withComparison({ ...noMatcher, name: found[1]!, value }, found[2] as Comparison))
    rest = rest.slice(found[0].length)
  }
  return matchers
}

/** Matchers as a word of an address. */
export const asAddress = (matchers: Matcher[]) => matchers.map(written).join(',')

/** Whether the matchers could be sent. */
export const areReady = (matchers: Matcher[]) => matchers.length > 0 && matchers.every(({ name }) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
