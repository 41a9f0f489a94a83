import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/Button'
import { Panel } from '@/components/Panel'
import { useToast } from '@/components/Toasts'
import { useMay } from '@/features/identity/session'
import { sampleDataQuery, useSampleData } from './queries'

/** Sample data on and off. Either can be undone by the other. */
export function SampleDataPanel() {
  const { t } = useTranslation()
  const toast = useToast()
  const may = useMay()('sample-data.write')
  const sample = useQuery(sampleDataQuery)
  const change = useSampleData()
  const count = sample.data?.records ?? 0
  const turn = (on: boolean) =>
    change.mutate(on, {
      onSuccess: () =>
        toast({
          text: t(on ? 'welcome.sampleAdded' : 'welcome.sampleRemoved'),
          action: { label: t('action.undo'), onPress: () => change.mutate(!on) },
        }),
      onError: (error) => toast({ text: error.message, tone: 'critical' }),
    })
  if (!sample.data) return null
  return (
    <Panel title={t('welcome.sampleTitle')}>
      <p className="text-sm text-ink-muted">{count > 0 ? t('welcome.sampleOn', { count }) : t('welcome.sampleOff')}</p>
      {may && (
        <Button className="mt-3" pending={change.isPending} onClick={() => turn(count === 0)}>
          {t(count > 0 ? 'welcome.removeSample' : 'welcome.addSample')}
        </Button>
      )}
    </Panel>
  )
}
