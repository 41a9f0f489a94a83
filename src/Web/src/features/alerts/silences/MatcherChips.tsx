import type { Matcher } from '@/api/types'
import { written } from './matchers'

/** Matchers as they are written. */
export function MatcherChips({ matchers }: { matchers: Matcher[] }) {
  return (
    <span className="flex min-w-0 flex-wrap gap-1">
      {matchers.map((matcher) => (
        <code key={written(matcher)} className="max-w-full truncate rounded-sm border bg-sunken px-1.5 py-px text-xs">
          {written(matcher)}
        </code>
      ))}
    </span>
  )
}
