import { useMemo } from 'react'

type Filter<Word extends string> = { [Name in Word | 'q']?: string }

/** The filter the address names: the same object for as long as its words are the same, and those words as one. */
export function useAddressFilter<Word extends string>(words: readonly Word[], search: Filter<Word>) {
  const said = JSON.stringify(['q' as const, ...words].map((word) => [word, search[word]]))
  const filter = useMemo(
    () =>
      Object.fromEntries(
        (JSON.parse(said) as [string, string | null][]).map(([word, value]) => [word, value ?? undefined]),
      ) as Filter<Word>,
    [said],
  )
  return { filter, said }
}
