import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Replacements, ReplacementType } from '@/api/types'
import { Button } from '@/components/Button'
import { Panel } from '@/components/Panel'
import { useMay } from '@/features/identity/session'
import { figure, money } from '@/lib/number'
import { TermsDialog } from './TermsDialog'

/** What is to be replaced in the next twelve months, month by month and type by type. */
export function ReplacementPanel({ replacements }: { replacements: Replacements }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<ReplacementType>()
  const mayChange = useMay()('devices.write')
  return (
    <Panel title={t('value.forecast')} aside={t('value.nextMonths')}>
      {replacements.types.some((type) => type.terms) ? (
        <Months months={replacements.months} />
      ) : (
        <p className="mb-4 text-sm text-ink-muted">{t('value.noTerms')}</p>
      )}
      <ul className="divide-y border-t text-sm">
        {replacements.types.map((type) => (
          <li key={type.id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 py-2">
            <span className="min-w-0">
              <span className="font-medium">{type.name}</span>
              <span className="block text-xs text-ink-muted">
                {type.terms
                  ? t('value.terms', { count: type.devices, cost: money(type.terms.cost), months: type.terms.expectedLifeMonths })
                  : t('value.noTermsOf', { count: type.devices })}
              </span>
            </span>
            <span className="flex items-center gap-3">
              {type.terms && (
                <span className="figures text-right">
                  {type.cost ? money(type.cost) : '–'}
                  <span className="block text-xs text-ink-faint">{t('value.due', { count: type.dueWithinYear })}</span>
                </span>
              )}
              {mayChange && (
                <Button size="sm" onClick={() => setOpen(type)} aria-label={t('value.setTermsOf', { name: type.name })}>
                  {type.terms ? t('action.edit') : t('value.setTerms')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-3 border-t pt-3 text-xs text-ink-faint">{t('value.forecastMethod')}</p>
      <TermsDialog type={open} onClose={() => setOpen(undefined)} />
    </Panel>
  )
}

function Months({ months }: { months: Replacements['months'] }) {
  const { t } = useTranslation()
  const most = Math.max(1, ...months.map((month) => month.devices))
  return (
    <ol className="mb-4 flex h-24 items-end gap-1">
      {months.map(({ month, devices, cost }) => {
        const words = t('value.monthTitle', { month, count: devices, cost: cost.map((one) => money(one)).join(' + ') || '–' })
        return (
          <li key={month} title={words} className="flex h-full min-w-0 grow basis-0 flex-col justify-end text-center">
            <span aria-hidden className="figures text-xs text-ink-muted">
              {devices > 0 && figure(devices)}
            </span>
            <span
              aria-hidden
              className="rounded-t-[2px] bg-accent"
              style={{ height: devices > 0 ? `${Math.max(4, (devices / most) * 60)}%` : '1px' }}
            />
            <span aria-hidden className="figures border-t pt-0.5 text-[11px] text-ink-faint">
              {month.slice(5)}
            </span>
            <span className="sr-only">{words}</span>
          </li>
        )
      })}
    </ol>
  )
}
