import { useMemo, useState } from 'react'

/** Which rows of a list are chosen: some by key, or all that the list has. */
export interface Selection {
  /** Every row of the list, also those not fetched, without the keys in `keys`. */
  all: boolean
  keys: ReadonlySet<string>
}

export const nothing: Selection = { all: false, keys: new Set() }

export const isChosen = ({ all, keys }: Selection, key: string): boolean => keys.has(key) !== all

/** How many rows of a list of this length are chosen. */
export const chosenCount = ({ all, keys }: Selection, total: number): number => (all ? Math.max(0, total - keys.size) : keys.size)

/** The selection with these rows chosen or not. */
export function choose(selection: Selection, rows: string[], chosen: boolean): Selection {
  const keys = new Set(selection.keys)
  for (const key of rows) {
    if (chosen === selection.all) keys.delete(key)
    else keys.add(key)
  }
  return { all: selection.all, keys }
}

export interface SelectionControl {
  selection: Selection
  set(selection: Selection): void
  clear(): void
}

/** A selection that is forgotten when the list becomes another one. */
export function useSelection(list: string): SelectionControl {
  const [held, hold] = useState({ list, selection: nothing })
  const selection = held.list === list ? held.selection : nothing
  return useMemo(
    () => ({ selection, set: (next) => hold({ list, selection: next }), clear: () => hold({ list, selection: nothing }) }),
    [list, selection],
  )
}
