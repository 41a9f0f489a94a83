import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { ChangeView, SavedView, SaveView } from '@/api/types'
import { defaultView } from './defaultView'

export const viewKeys = { all: ['views'] as const, of: (list: string) => ['views', list] as const }

/** The views of a list: one's own, and those colleagues share. */
export const viewsQuery = (list: string) =>
  queryOptions({
    queryKey: viewKeys.of(list),
    staleTime: 60_000,
    queryFn: ({ signal }) => body(api.GET('/v1/views', { params: { query: { limit: 200, 'filter[list]': list } }, signal })),
  })

export function useSaveView() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (view: SaveView) => body(api.POST('/v1/views', { body: view })),
    onSettled: () => queries.invalidateQueries({ queryKey: viewKeys.all }),
  })
}

/** Changes a view as it was last seen: what a colleague changed meanwhile is not overwritten unseen. */
export function useChangeView() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ view, change }: { view: SavedView; change: Partial<ChangeView> }) =>
      body(
        api.PATCH('/v1/views/{id}', {
          params: { path: { id: view.id }, header: { 'If-Match': `"${view.version}"` } },
          body: change as ChangeView,
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: viewKeys.all }),
  })
}

export const removeView = ({ id }: SavedView) => api.DELETE('/v1/views/{id}', { params: { path: { id } } })

/** The view this browser opens a list with, if there still is one. */
export async function usualView(queries: QueryClient, list: string): Promise<SavedView | undefined> {
  const id = defaultView(list)
  if (!id) return undefined
  const views = await queries.ensureQueryData(viewsQuery(list)).catch(() => undefined)
  return views?.items.find((view) => view.id === id)
}
