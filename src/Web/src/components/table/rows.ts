/** The rows of a list, of which some may not have been fetched yet; an array is one whose rows all have been. */
export interface Rows<Row> {
  readonly length: number
  at(index: number): Row | undefined
}

/** How far from where it was a row is looked for when rows have moved under it. */
const reach = 300

/** Where the row with this key stands now: where it was, or nearby; failing both, its old place. */
export function placeOf<Row>(rows: Rows<Row>, rowKey: (row: Row) => string, key: string, was: number): number {
  const stands = (index: number) => {
    const row = index < 0 ? undefined : rows.at(index)
    return row !== undefined && rowKey(row) === key
  }
  for (let away = 0; away <= Math.min(reach, rows.length); away++) {
    if (stands(was - away)) return was - away
    if (stands(was + away)) return was + away
  }
  return Math.min(was, rows.length - 1)
}
