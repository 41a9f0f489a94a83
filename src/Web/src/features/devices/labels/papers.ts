/** What labels can be printed on, as the API names it: how many are on a sheet, and how wide that is in millimetres. */
export const papers = {
  'a4-24': { perSheet: 24, width: 210 },
  'a4-65': { perSheet: 65, width: 210 },
  roll: { perSheet: 1, width: 57 },
} as const

export type Paper = keyof typeof papers

export const paperNamed = (word: string | undefined): Paper => (word && Object.hasOwn(papers, word) ? (word as Paper) : 'a4-24')

/** How many labels of the first sheet are used already: never a whole sheet. */
export function skipNamed(word: string | undefined, paper: Paper): number {
  const skip = Math.floor(Number(word))
  return skip > 0 ? Math.min(skip, papers[paper].perSheet - 1) : 0
}

const pixelsPerMillimetre = 96 / 25.4

/** The sheet with its preview made to fit into so many pixels; on paper it keeps its size. */
export function fitted(sheet: string, paper: Paper, width: number): string {
  const zoom = Math.min(1, Math.max(0.2, (width - 24) / (papers[paper].width * pixelsPerMillimetre)))
  return sheet.replace('</head>', `<style>@media screen{body{zoom:${zoom.toFixed(3)}}}</style></head>`)
}
