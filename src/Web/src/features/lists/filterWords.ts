/** For each word of an address, what the API calls the field it narrows a list by. */
type Fields = Record<string, string>

/** What narrows a list, as it stands in the address: plain words, several of a kind separated by commas. */
export type FilterOf<F extends Fields> = { q?: string } & { [Word in keyof F]?: string }

type Query<F extends Fields> = { q: string | undefined } & {
  [Word in keyof F & string as `filter[${F[Word]}]`]: string | undefined
}
type EditFilter<F extends Fields> = { [Word in keyof F & string as F[Word]]: string | null }

/** The several values of one word of the address. */
export const several = (word: string | undefined): string[] => word?.split(',').filter(Boolean) ?? []

/** A list's filter in each of the forms it is spoken of: address, query of the API, body of an edit, saved view. */
export function filterWords<const F extends Fields>(fields: F) {
  const words = Object.keys(fields) as (keyof F & string)[]
  const name = (word: keyof F) => `filter[${fields[word]}]`
  const wordOf = new Map<string, string>([['q', 'q'], ...words.map((word) => [name(word), word] as const)])
  const asQuery = (filter: FilterOf<F>) =>
    ({ q: filter.q, ...Object.fromEntries(words.map((word) => [name(word), filter[word]])) }) as Query<F>
  return {
    words,
    isFiltered: (filter: FilterOf<F>) => Boolean(filter.q) || words.some((word) => filter[word]),
    /** The query of the API's lists. */
    asQuery,
    /** The body of an edit. */
    asEditFilter: (filter: FilterOf<F>) => Object.fromEntries(words.map((word) => [fields[word], filter[word] ?? null])) as EditFilter<F>,
    /** What a list shows, as a view keeps it: the API's own words, so that other programs understand it. */
    asViewQuery: (filter: FilterOf<F>, sort?: string): Record<string, string> =>
      Object.fromEntries(Object.entries({ ...asQuery(filter), sort }).filter((pair): pair is [string, string] => Boolean(pair[1]))),
    /** The words of the address that show what a view says; what this app does not know is left out. */
    ofViewQuery: (query: Record<string, string>) => {
      const known = Object.entries(query).flatMap(([asked, value]) => (wordOf.has(asked) ? [[wordOf.get(asked)!, value]] : []))
      return { ...(Object.fromEntries(known) as FilterOf<F>), sort: query.sort }
    },
  }
}
