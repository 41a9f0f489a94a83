/** A cell as a spreadsheet reads it back: quoted, and never taken for a formula. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

interface Names {
  site?: string
  type?: string
  group?: string
}

/** A table to fill in: the columns we know, and two lines that show how, with names of one's own. */
export function templateCsv(examples: [string, string], { site = '', type = '', group = '' }: Names): string {
  const lines = [
    ['name', 'serial', 'site', 'type', 'group', 'gateway', 'tags'],
    [examples[0], 'SN-0001', site, type, group, '', 'ground-floor'],
    [examples[1], 'SN-0002', site, type, group, 'SN-0001', 'ground-floor cold'],
  ]
  return lines.map((line) => line.map(cell).join(',')).join('\r\n') + '\r\n'
}

/** Hands a text to the browser as a file; spreadsheets take it for UTF-8 only when it begins with the mark. */
export function saveAsFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
