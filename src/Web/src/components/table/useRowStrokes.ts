import type { ReactNode } from 'react'
import { useKeys } from '@/lib/keys'
import type { Rows } from './rows'
import { chosenCount, nothing, type SelectionControl } from './selection'

interface RowStrokes<Row> {
  strokes?: Record<string, (row: Row) => void>
  rows: Rows<Row>
  /** Where the keyboard stands. */
  index: number
  selection?: SelectionControl
  heading?: (row: Row) => ReactNode | undefined
}

/** Binds keys to what they do to the row the keyboard stands on; with rows chosen, keys are meant for these. */
export function useRowStrokes<Row>({ strokes, rows, index, selection, heading }: RowStrokes<Row>): void {
  const stands = strokes && index >= 0 && chosenCount(selection?.selection ?? nothing, rows.length) === 0
  const row = stands ? rows.at(index) : undefined
  const bound = row === undefined || heading?.(row) !== undefined ? [] : Object.entries(strokes ?? {})
  useKeys(Object.fromEntries(bound.map(([stroke, act]) => [stroke, () => act(row!)])), bound.length > 0)
}
