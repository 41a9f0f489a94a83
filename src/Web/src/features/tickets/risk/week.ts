/** A week as people say it: "Nov 9 – 15, 2026". Its days are dates, of no zone. */
export function weekOf({ from, until }: { from: string; until: string }, language: string): string {
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${until}T00:00:00Z`))
}
