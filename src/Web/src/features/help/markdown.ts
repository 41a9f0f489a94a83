/** A piece of an article. */
export type Block =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | { kind: 'code'; text: string }
  | { kind: 'table'; head: string[]; rows: string[][] }

/** A piece of a line. */
export type Span = { kind: 'text' | 'strong' | 'em' | 'code'; text: string } | { kind: 'link'; text: string; to: string }

const cells = (line: string) =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim())

/** Reads the part of Markdown our articles use: headings, paragraphs, lists, fenced code, tables. What it does not know stays text. */
export function readBlocks(markdown: string): Block[] {
  const lines = markdown.split(/\r?\n/)
  const blocks: Block[] = []
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!
    const heading = /^(#{1,4})\s+(.*)$/.exec(line)
    const take = (belongs: (line: string) => boolean) => {
      const from = at
      while (at < lines.length && belongs(lines[at]!)) at++
      return lines.slice(from, at)
    }
    if (!line.trim()) at++
    else if (line.startsWith('```')) {
      at++
      blocks.push({ kind: 'code', text: take((one) => !one.startsWith('```')).join('\n') })
      at++
    } else if (heading) {
      blocks.push({ kind: 'heading', level: heading[1]!.length, text: heading[2]! })
      at++
    } else if (line.startsWith('|')) {
      const [head, , ...rows] = take((one) => one.startsWith('|')).map(cells)
      blocks.push({ kind: 'table', head: head ?? [], rows })
    } else if (/^([-*]|\d+\.)\s/.test(line)) {
      const ordered = /^\d/.test(line)
      const items = take((one) => /^([-*]|\d+\.)\s/.test(one)).map((one) => one.replace(/^([-*]|\d+\.)\s+/, ''))
      blocks.push({ kind: 'list', ordered, items })
    } else {
      at++ // whatever the first line looks like, it is taken
      const rest = take((one) => one.trim() !== '' && !/^([-*]|\d+\.)\s|^#|^```|^\|/.test(one))
      blocks.push({ kind: 'paragraph', text: [line, ...rest].join(' ') })
    }
  }
  return blocks
}

/** Reads what is inside a line: strong, emphasised, code, links. */
export function readSpans(text: string): Span[] {
  const spans: Span[] = []
  let end = 0
  for (const found of text.matchAll(/\*\*(.+?)\*\*|`(.+?)`|\*([^\s*][^*]*)\*|\[([^\]]+)\]\(([^)\s]+)\)/g)) {
    if (found.index > end) spans.push({ kind: 'text', text: text.slice(end, found.index) })
    const [all, strong, code, em, label, to] = found
    if (strong !== undefined) spans.push({ kind: 'strong', text: strong })
    else if (code !== undefined) spans.push({ kind: 'code', text: code })
    else if (em !== undefined) spans.push({ kind: 'em', text: em })
    else spans.push({ kind: 'link', text: label!, to: to! })
    end = found.index + all.length
  }
  if (end < text.length) spans.push({ kind: 'text', text: text.slice(end) })
  return spans
}
