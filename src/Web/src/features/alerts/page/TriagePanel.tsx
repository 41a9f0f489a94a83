import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ThumbsDown, ThumbsUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import type { Alert } from '@/api/types'
import { Button } from '@/components/Button'
import { Contribution } from '@/components/Contribution'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { useToast } from '@/components/Toasts'
import { useMay } from '@/features/identity/session'
import { useFallbackPolling } from '@/live/useFallbackPolling'
import { alertKeys, alertTriageQuery } from '../queries'

const signed = (points: number) => (points < 0 ? `−${-points}` : `+${points}`)

/** How urgent an alert is, from the usual one to this: every line is a share, and together they are its priority. */
export function TriagePanel({ alert, zone }: { alert: Alert; zone?: string }) {
  const { t } = useTranslation()
  const may = useMay()
  const refetchInterval = useFallbackPolling()
  const triage = useQuery({ ...alertTriageQuery(alert.id), enabled: typeof alert.priority === 'number', refetchInterval }).data
  if (!triage) return null
  const factors = triage.factors.filter(({ points }) => points !== 0).sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
  const largest = Math.max(...factors.map(({ points }) => Math.abs(points)), 1)
  return (
    <Panel
      title={t('triage.title')}
      aside={
        <>
          {t('triage.judged')} <Time at={triage.judgedAt} zone={zone} />
        </>
      }
    >
      <div className="grid gap-3">
        <dl className="grid gap-1 text-sm">
          <Contribution label={t('triage.usual')} text={`${triage.usual}`} />
          {factors.map(({ factor, points }) => (
            <Contribution
              key={factor}
              label={t(`triage.factors.${factor}`)}
              text={signed(points)}
              worse={points > 0}
              share={Math.abs(points) / largest}
            />
          ))}
          <Contribution label={t('triage.together')} text={`${triage.priority}`} strong />
        </dl>
        {triage.team && <p className="text-sm text-ink-muted">{t('triage.team', { team: triage.team })}</p>}
        {triage.escalatedAt && (
          <p className="text-sm text-ink-muted">
            {t('triage.escalated')} <Time at={triage.escalatedAt} zone={zone} />
          </p>
        )}
        {may('alerts.write') && <WorthAPage id={alert.id} said={triage.wasWorthPaging} />}
      </div>
    </Panel>
  )
}

/** Asks whether it was right to tell somebody at once: from the answers the priority is learned. */
function WorthAPage({ id, said }: { id: string; said: boolean | null }) {
  const { t } = useTranslation()
  const toast = useToast()
  const queries = useQueryClient()
  const rate = useMutation({
    mutationFn: (wasWorthPaging: boolean) =>
      body(api.PUT('/v1/alerts/{id}/feedback', { params: { path: { id } }, body: { wasWorthPaging } })),
    onSuccess: (triage) => queries.setQueryData(alertTriageQuery(id).queryKey, triage),
    onSettled: () => queries.invalidateQueries({ queryKey: alertKeys.around(id) }),
    onError: (error) => toast({ text: error.message, tone: 'critical', seconds: 10 }),
  })
  const now = rate.isPending ? rate.variables : said
  return (
    <div role="group" aria-label={t('triage.worth')} className="flex flex-wrap items-center gap-2 border-t pt-3 text-sm">
      <span className="mr-auto">{t('triage.worth')}</span>
      <Button size="sm" aria-pressed={now === true} onClick={() => rate.mutate(true)} className="aria-pressed:border-accent">
        <ThumbsUp aria-hidden /> {t('tickets.yes')}
      </Button>
      <Button size="sm" aria-pressed={now === false} onClick={() => rate.mutate(false)} className="aria-pressed:border-accent">
        <ThumbsDown aria-hidden /> {t('tickets.no')}
      </Button>
    </div>
  )
}
