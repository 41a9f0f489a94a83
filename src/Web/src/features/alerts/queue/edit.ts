import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import type { AlertEdit, AlertVerb } from '@/api/types'
import type { Selection } from '@/components/table/selection'
import { useToast } from '@/components/Toasts'
import { figure } from '@/lib/number'
import { alertKeys } from '../queries'
import type { QueueFilter } from './filter'
import { everyId } from './queries'

/** How many alerts one request changes: few enough that one sees it go on. */
const atOnce = 500

/** What is done to all that are chosen. */
export interface BulkChange {
  verb: AlertVerb
  until?: string
  assigneeId?: string | null
}

interface Progress {
  done: number
  of: number
}

/** The ids a selection means. */
export async function chosenIds({ all, keys }: Selection, filter: QueueFilter): Promise<string[]> {
  return all ? (await everyId(filter)).filter((id) => !keys.has(id)) : [...keys]
}

/** Changes many alerts piece by piece, says how far it is and what came of it, and offers to take all of it back. */
export function useAlertEdit(filter: QueueFilter) {
  const { t } = useTranslation()
  const toast = useToast()
  const queries = useQueryClient()
  const [progress, show] = useState<Progress>()
  const refresh = () => queries.invalidateQueries({ queryKey: alertKeys.all })
  const onError = async (error: Error) => {
    toast({ text: error.message, tone: 'critical' })
    await refresh()
  }
  const onSettled = () => show(undefined)

  const undo = useMutation({
    mutationFn: async (edits: AlertEdit[]) => {
      let done = 0
      const of = edits.reduce((sum, { changed }) => sum + changed, 0)
      for (const { id } of edits) {
        done += (await body(api.DELETE('/v1/alert-edits/{id}', { params: { path: { id } } }))).changed
        show({ done, of })
      }
      return done
    },
    onSuccess: async (count) => {
      toast({ text: t('alerts.bulk.undone', { count, alerts: figure(count) }) })
      await refresh()
    },
    onError,
    onSettled,
  })
  const edit = useMutation({
    mutationFn: async ({ selection, change }: { selection: Selection; change: BulkChange }) => {
      const ids = await chosenIds(selection, filter)
      const edits: AlertEdit[] = []
      for (let from = 0; from < ids.length; from += atOnce) {
        show({ done: from, of: ids.length })
        edits.push(await body(api.POST('/v1/alert-edits', { body: { ...change, ids: ids.slice(from, from + atOnce) } })))
      }
      return edits
    },
    onSuccess: async (edits, { change: { verb } }) => {
      const changed = edits.reduce((sum, one) => sum + one.changed, 0)
      const refused = edits.reduce((sum, one) => sum + one.refusedCount, 0)
      const why = edits.flatMap((one) => one.refused)[0]?.message
      const said = changed > 0 ? t(`alerts.bulk.told.${verb}`, { count: changed, alerts: figure(changed) }) : t('bulk.nothingToChange')
      toast({
        text: refused > 0 ? `${said} ${t('bulk.refused', { count: refused, why })}` : said,
        seconds: 12,
        tone: changed === 0 && refused > 0 ? 'critical' : 'plain',
        action: changed > 0 ? { label: t('action.undo'), onPress: () => undo.mutate(edits.filter((one) => one.changed > 0)) } : undefined,
      })
      await refresh()
    },
    onError,
    onSettled,
  })
  return { edit, progress, isPending: edit.isPending || undo.isPending }
}
