import type { SavedView } from '@/api/types'

/** What a list shows now, in the words a view keeps. */
export interface ViewState {
  query: Record<string, string>
  columns: string[]
}

const inOrder = (query: Record<string, string>) => JSON.stringify(Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1)))

/** Whether a list shows just what the view says; a view without columns leaves them to everyone. */
export function isAsSaved(view: SavedView, { query, columns }: ViewState): boolean {
  if (inOrder(view.query) !== inOrder(query)) return false
  return view.columns.length === 0 || [...view.columns].sort().join() === [...columns].sort().join()
}
