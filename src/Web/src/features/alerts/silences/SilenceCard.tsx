import { BellOff, Clock, Moon, Pencil, RotateCcw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Silence } from '@/api/types'
import { Button, IconButton } from '@/components/Button'
import { Time } from '@/components/Time'
import { figure } from '@/lib/number'
import { MatcherChips } from './MatcherChips'
import { useSilences } from './queries'

const icons = { active: BellOff, pending: Clock, expired: Moon }

/** One silence: what of, why, whose, until when, and how many it keeps silent. */
export function SilenceCard({ silence, onEdit }: { silence: Silence; onEdit?(): void }) {
  const { t } = useTranslation()
  const { end } = useSilences()
  const { state } = silence
  const Icon = icons[state]
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3 sm:flex-nowrap" data-silence={silence.id}>
      <Icon className="mt-0.5 size-4 shrink-0 text-ink-muted" aria-hidden />
      <div className="min-w-0 grow basis-60">
        <p className="font-medium break-words">{silence.comment}</p>
        <div className="mt-1.5">
          <MatcherChips matchers={silence.matchers} />
        </div>
        <p className="mt-1.5 text-xs text-ink-muted">
          {silence.createdBy}
          {silence.createdBy && ' · '}
          {state === 'pending' && (
            <>
              {t('alerts.silences.begins')} <Time at={silence.startsAt} /> ·{' '}
            </>
          )}
          {t(state === 'expired' ? 'alerts.silences.over' : 'alerts.silences.ends')} <Time at={silence.endsAt} />
          {silence.untilResolved && state !== 'expired' && ` · ${t('alerts.silences.orSooner')}`}
        </p>
      </div>
      {state === 'active' && (
        <p className="figures shrink-0 text-sm text-ink-muted">
          {t('alerts.silences.silenced', { count: silence.silenced, alerts: figure(silence.silenced) })}
        </p>
      )}
      {onEdit && (
        <div className="flex shrink-0 items-center gap-1">
          {state === 'expired' ? (
            <Button size="sm" onClick={onEdit}>
              <RotateCcw aria-hidden /> {t('alerts.silences.again')}
            </Button>
          ) : (
            <>
              <IconButton label={t('alerts.silences.changeIt', { comment: silence.comment })} onClick={onEdit}>
                <Pencil aria-hidden />
              </IconButton>
              <Button size="sm" pending={end.isPending} onClick={() => end.mutate(silence)}>
                {t('alerts.silences.end')}
              </Button>
            </>
          )}
        </div>
      )}
    </li>
  )
}
