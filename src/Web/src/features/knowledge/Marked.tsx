import { Fragment } from 'react'
import type { MarkedText } from '@/api/types'

/** A text in which what was sought is marked. */
export function Marked({ text: { text, marks } }: { text: MarkedText }) {
  const pieces = marks.map(({ start, length }, at) => {
    const before = marks[at - 1]
    return { plain: text.slice(before ? before.start + before.length : 0, start), marked: text.slice(start, start + length) }
  })
  const last = marks.at(-1)
  return (
    <>
      {pieces.map(({ plain, marked }, at) => (
        <Fragment key={at}>
          {plain}
          <mark className="rounded-sm bg-warning-soft px-0.5 text-ink">{marked}</mark>
        </Fragment>
      ))}
      {text.slice(last ? last.start + last.length : 0)}
    </>
  )
}
