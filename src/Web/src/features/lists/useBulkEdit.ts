import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { DeviceEdit } from '@/api/types'
import type { Selection } from '@/components/table/selection'
import { useToast } from '@/components/Toasts'

/** The most records one edit takes. */
export const mostAtOnce = 10_000

/** What came of changing many records at once: the same whatever they are. */
type Edit = Pick<DeviceEdit, 'id' | 'changed' | 'refusedCount'> & { refused: { message: string }[] }

interface BulkEdit<Change> {
  apply(selection: Selection, change: Change): Promise<Edit>
  takeBack(id: string): Promise<{ changed: number }>
  /** What is said of so many that changed, and of so many that are as before. */
  told(count: number): string
  undone(count: number): string
  /** What an edit makes stale. */
  stale: readonly QueryKey[]
}

/** Which records a selection means, in the words of an edit: the filter itself where that says it, ids otherwise. */
export async function chosenBy<F>({ all, keys }: Selection, whole: F, everyId: (most: number) => Promise<string[]>) {
  if (!all) return { ids: [...keys] }
  if (keys.size === 0) return whole
  return { ids: (await everyId(mostAtOnce + keys.size)).filter((id) => !keys.has(id)) }
}

/** Changes many records at once, says what came of it, and offers to take it back. */
export function useBulkEdit<Change>({ apply, takeBack, told, undone, stale }: BulkEdit<Change>) {
  const { t } = useTranslation()
  const toast = useToast()
  const queries = useQueryClient()
  const refresh = () => Promise.all(stale.map((queryKey) => queries.invalidateQueries({ queryKey })))
  const onError = (error: Error) => toast({ text: error.message, tone: 'critical' })
  const undo = useMutation({
    mutationFn: ({ id }: Edit) => takeBack(id),
    onSuccess: async ({ changed }) => {
      toast({ text: undone(changed) })
      await refresh()
    },
    onError,
  })
  return useMutation({
    mutationFn: ({ selection, change }: { selection: Selection; change: Change }) => apply(selection, change),
    onSuccess: async (edit) => {
      const { changed, refused, refusedCount } = edit
      const said = changed > 0 ? told(changed) : t('bulk.nothingToChange')
      toast({
        text: refusedCount > 0 ? `${said} ${t('bulk.refused', { count: refusedCount, why: refused[0]?.message })}` : said,
        seconds: 12,
        tone: changed === 0 && refusedCount > 0 ? 'critical' : 'plain',
        action: changed > 0 ? { label: t('action.undo'), onPress: () => undo.mutate(edit) } : undefined,
      })
      await refresh()
    },
    onError,
  })
}
