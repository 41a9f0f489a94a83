import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '@/components/Toasts'

const graceSeconds = 8

/** Removes things after a moment in which the person may still say no; until then they stay, struck out. */
export function useLeaving<T extends { id: string }>(
  key: QueryKey,
  remove: (item: T) => Promise<unknown>,
  tell: (item: T, seconds: number) => string,
) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const toast = useToast()
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set())
  const stay = (id: string) => setLeaving((ids) => new Set([...ids].filter((other) => other !== id)))
  const go = async (item: T) => {
    try {
      await remove(item)
    } catch (error) {
      toast({ text: error instanceof Error ? error.message : String(error), tone: 'critical' })
    }
    await queries.invalidateQueries({ queryKey: key })
    stay(item.id)
  }
  const begin = (item: T) => {
    setLeaving((ids) => new Set(ids).add(item.id))
    toast({
      text: tell(item, graceSeconds),
      seconds: graceSeconds,
      action: { label: t('action.undo'), onPress: () => stay(item.id) },
      onLapse: () => void go(item),
    })
  }
  return { leaving, begin }
}
