import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import { isStale, sendSeen } from '@/api/problem'
import type { Alert, AlertLine } from '@/api/types'
import { useToast } from '@/components/Toasts'
import { mergeLines } from './live'
import { alertKeys, mergeAlert, newest } from './queries'

/** Which alert, as it was last seen. */
export interface Seen {
  path: { id: string }
  header: { 'If-Match': string }
}

/** One change of an alert: what to send, what to show until it is answered, and how it is taken back. */
export interface AlertChange {
  shown?(before: AlertLine): Partial<AlertLine>
  send(seen: Seen): Promise<{ data?: Alert }>
  told?: string
  back?(before: AlertLine): AlertChange | undefined
}

export const seen = ({ alert: { id, version } }: AlertLine): Seen => ({ path: { id }, header: { 'If-Match': `"${version}"` } })

interface Change {
  line: AlertLine
  change: AlertChange
}

const cared = ['state', 'acknowledgedBy', 'snoozedUntil', 'assigneeId', 'resolvedBy', 'mergedIntoId', 'ticketId'] as const

/** Whether somebody took care of an alert, or it ended, since it was seen. */
const isTouched = (before: AlertLine, now: AlertLine): boolean => cared.some((key) => before.alert[key] !== now.alert[key])

/** Sends a change, in spite of one made unseen, where the alert stands as whoever changes it saw it. */
function carryOut({ line, change }: Change, known: AlertLine) {
  const read = () => body(api.GET('/v1/alerts/{id}/line', { params: { path: { id: line.alert.id } } }))
  return sendSeen(
    known,
    (as) => body(change.send(seen(as))),
    read,
    (now) => isTouched(line, now),
  )
}

/** Changes alerts as they were last seen, one change after the other; shown at once, taken back by the toast. */
export function useAlertChange() {
  const { t } = useTranslation()
  const toast = useToast()
  const queries = useQueryClient()
  const show = (line: AlertLine) => {
    mergeAlert(queries, line)
    mergeLines(queries, new Map([[line.alert.id, line]]))
  }
  const mutation = useMutation({
    scope: { id: 'alerts' },
    mutationFn: (change: Change) => carryOut(change, newest(queries, change.line)),
    onMutate: async ({ line, change }) => {
      await queries.cancelQueries({ queryKey: alertKeys.ones })
      const before = newest(queries, line)
      if (change.shown) show({ ...before, ...change.shown(before) })
      return before
    },
    onError: (error, _, before) => {
      if (before) show(before)
      toast({ text: isStale(error) ? t('alerts.stale') : error.message, tone: 'critical', seconds: 10 })
    },
    onSuccess: (alert, { line, change: { told, back, shown } }, before) => {
      if (!alert) return
      const after = { ...before, ...shown?.(before), alert }
      show(after)
      if (!told) return
      const undo = back?.(before)
      toast({
        text: told,
        seconds: 10,
        action: undo && { label: t('action.undo'), onPress: () => mutation.mutate({ line: { ...line, alert }, change: undo }) },
      })
    },
    onSettled: (_, __, { line }) =>
      Promise.all([
        queries.invalidateQueries({ queryKey: alertKeys.ones }),
        queries.invalidateQueries({ queryKey: alertKeys.around(line.alert.id) }),
        ...[alertKeys.windows, alertKeys.groups, alertKeys.facets].map((queryKey) => queries.invalidateQueries({ queryKey })),
      ]),
  })
  return mutation
}
