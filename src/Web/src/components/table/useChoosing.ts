import { useRef } from 'react'
import type { Rows } from './rows'
import { choose, isChosen, type SelectionControl } from './selection'

/** Choosing rows one by one or, with Shift, all from the one before; rows that have not been fetched are left out. */
export function useChoosing<Row>(rows: Rows<Row>, rowKey: (row: Row) => string, control?: SelectionControl) {
  const before = useRef<number>(undefined)
  if (!control) return undefined
  const { selection, set } = control
  return {
    isChosen: (row: Row) => isChosen(selection, rowKey(row)),
    toggle: (index: number, through: boolean) => {
      const row = rows.at(index)
      if (row === undefined) return
      const [from, to] = through && before.current !== undefined ? [before.current, index].sort((a, b) => a - b) : [index, index]
      const keys: string[] = []
      for (let at = from!; at <= to!; at++) {
        const one = rows.at(at)
        if (one !== undefined) keys.push(rowKey(one))
      }
      set(choose(selection, keys, !isChosen(selection, rowKey(row))))
      before.current = index
    },
    all: selection.all ? (selection.keys.size === 0 ? true : ('mixed' as const)) : selection.keys.size > 0 ? ('mixed' as const) : false,
  }
}
