import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { RowActions } from './DataRow'

/** How long one rests on a row before it is taken for an intention. */
const rest = 60

/** The newest of what can be done to rows behind an object that stays the same, so that rows need not be drawn again for it. */
export function useRowActions(newest: RowActions, active: number): RowActions {
  const held = useRef(newest)
  useLayoutEffect(() => {
    held.current = newest
  })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const actions = useMemo<RowActions>(
    () => ({
      open: (index) => held.current.open(index),
      stand: (index) => held.current.stand(index),
      choose: (index, through) => held.current.choose(index, through),
      intend: (index) => {
        clearTimeout(timer.current)
        timer.current = setTimeout(() => held.current.intend(index), rest)
      },
    }),
    [],
  )
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (active >= 0) actions.intend(active)
  }, [actions, active])
  return actions
}
