import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketRisk } from '@/api/types'
import { Button } from '@/components/Button'
import { Contribution } from '@/components/Contribution'
import { points } from './points'

const few = 5

/** What speaks for being late and against it, from the usual ticket to this one: every line is a share, and together they are the difference. */
export function RiskReasons({ risk }: { risk: TicketRisk }) {
  const { t } = useTranslation()
  const [all, showAll] = useState(false)
  const largest = Math.max(...risk.reasons.map(({ probability }) => Math.abs(probability)), 0.01)
  const shown = all ? risk.reasons : risk.reasons.slice(0, few)
  const rest = risk.reasons.slice(shown.length)
  const restShare = rest.reduce((sum, { probability }) => sum + probability, 0)
  return (
    <div className="grid gap-1.5">
      <dl className="grid gap-1 text-sm">
        <Contribution label={t('risk.usual')} text={points(risk.usualProbability ?? 0, true)} />
        {shown.map(({ sign, probability }) => (
          <Contribution
            key={sign}
            label={t(`risk.signs.${sign}`)}
            text={points(probability)}
            worse={probability > 0}
            share={Math.abs(probability) / largest}
          />
        ))}
        {rest.length > 0 && <Contribution label={t('risk.rest', { count: rest.length })} text={points(restShare)} worse={restShare > 0} />}
        <Contribution label={t('risk.together')} text={points(risk.probability ?? 0, true)} strong />
      </dl>
      {risk.reasons.length > few && (
        <Button look="ghost" size="sm" className="justify-self-start" aria-expanded={all} onClick={() => showAll(!all)}>
          {t(all ? 'risk.fewer' : 'risk.more')}
        </Button>
      )}
    </div>
  )
}
