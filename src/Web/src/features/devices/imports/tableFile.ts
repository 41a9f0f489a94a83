/** The largest table the API takes, in bytes. */
const mostBytes = 20 * 1024 * 1024

export type NoTable = 'empty' | 'tooLarge' | 'oldWorkbook' | 'otherSheet' | 'otherKind'

/** Why a file cannot be a table we read, told before anything is sent. */
export function refuseFile({ name, size }: { name: string; size: number }): NoTable | undefined {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  if (['xls', 'xlsm', 'xlsb'].includes(ending)) return 'oldWorkbook'
  if (['ods', 'numbers', 'gsheet'].includes(ending)) return 'otherSheet'
  if (!['csv', 'tsv', 'txt', 'xlsx'].includes(ending)) return 'otherKind'
  if (size === 0) return 'empty'
  return size > mostBytes ? 'tooLarge' : undefined
}
