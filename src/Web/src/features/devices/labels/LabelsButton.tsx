import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { QrCode } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/Button'
import { useToast } from '@/components/Toasts'
import type { Selection } from '@/components/table/selection'
import { figure } from '@/lib/number'
import type { FleetFilter } from '../fleet/filter'
import { mostLabels, mostNamed, sheetOf } from './chosen'

interface LabelsButtonProps {
  selection: Selection
  count: number
  filter: FleetFilter
  sort?: string
}

/** Leads to the labels of what is chosen in a list. */
export function LabelsButton({ selection, count, filter, sort }: LabelsButtonProps) {
  const { t } = useTranslation()
  const toast = useToast()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const most = selection.all && selection.keys.size === 0 ? mostLabels : mostNamed
  const open = useMutation({
    mutationFn: () => sheetOf(queries, selection, filter, sort),
    onSuccess: (search) => void navigate({ to: '/devices/labels', search: { site: undefined, ...search } }),
    onError: (error) => toast({ text: error.message, tone: 'critical' }),
  })
  const press = () => (count > most ? toast({ text: t('labels.tooMany', { most: figure(most) }), tone: 'critical' }) : open.mutate())
  return (
    <Button size="sm" pending={open.isPending} onClick={press}>
      <QrCode aria-hidden /> {t('labels.action')}
    </Button>
  )
}
