import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '@/api/types'
import { ErrorState } from '@/components/ErrorState'
import { Field, Input, Select } from '@/components/form/Field'
import { Panel } from '@/components/Panel'
import { Skeleton } from '@/components/Skeleton'
import { useDebounced } from '@/lib/useDebounced'
import { ReturnFigures } from './ReturnFigures'
import { returnQuery, usageQuery, type OrdinaryMonth } from './queries'

const amounts = [
  ['sites', 'plan.sites'],
  ['devices', 'plan.deviceCount'],
  ['alerts', 'plan.alerts'],
  ['minutesPerAlert', 'plan.minutesPerAlert'],
  ['hourlyCost', 'plan.hourlyCost'],
  ['downtimeHours', 'plan.downtimeHours'],
  ['costPerDowntimeHour', 'plan.costPerDowntimeHour'],
  ['slaBreaches', 'plan.slaBreaches'],
  ['costPerBreach', 'plan.costPerBreach'],
  ['incidents', 'plan.incidents'],
  ['minutesPerIncident', 'plan.minutesPerIncident'],
] as const

const whole = new Set<string>(['sites', 'devices', 'alerts', 'slaBreaches', 'incidents'])

/** Figures to begin with, until the company puts in its own; sites and devices are its own from the start. */
const usual: Omit<OrdinaryMonth, 'plan' | 'sites' | 'devices'> = {
  alerts: 600,
  minutesPerAlert: 6,
  hourlyCost: 40,
  downtimeHours: 8,
  costPerDowntimeHour: 150,
  slaBreaches: 4,
  costPerBreach: 250,
  incidents: 40,
  minutesPerIncident: 45,
}

/** What a plan would save and cost, worked out as the figures are typed. */
export function ReturnCalculator({ plan }: { plan: Plan }) {
  const { t } = useTranslation()
  const usage = useQuery(usageQuery())
  const now = usage.data?.days.at(-1)
  return (
    <Panel title={t('plan.roi')}>
      <p className="mb-4 text-sm text-ink-muted">{t('plan.roiText')}</p>
      {usage.isPending ? (
        <Skeleton className="h-96" />
      ) : (
        <Calculator begin={{ plan, sites: now?.sites ?? 0, devices: now?.devices ?? 0, ...usual }} />
      )}
    </Panel>
  )
}

function Calculator({ begin }: { begin: OrdinaryMonth }) {
  const { t } = useTranslation()
  const [own, setOwn] = useState<Partial<OrdinaryMonth>>({})
  const month = { ...begin, ...own }
  const estimate = useQuery(returnQuery(useDebounced(month, 250)))
  const set = (name: keyof OrdinaryMonth, text: string) => {
    const value = Math.max(0, Math.min(1e9, Number(text) || 0))
    setOwn((before) => ({ ...before, [name]: whole.has(name) ? Math.round(value) : value }))
  }
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <form className="grid content-start gap-3 sm:grid-cols-2" onSubmit={(event) => event.preventDefault()}>
        <Field label={t('plan.plan')}>
          {(control) => (
            <Select
              {...control}
              value={month.plan}
              onChange={(event) => setOwn((before) => ({ ...before, plan: event.target.value as Plan }))}
            >
              {(['bronze', 'silver', 'gold'] as const).map((one) => (
                <option key={one} value={one}>
                  {t(`plan.names.${one}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {amounts.map(([name, label]) => (
          <Field key={name} label={t(label)}>
            {(control) => (
              <Input
                {...control}
                type="number"
                inputMode="decimal"
                min={0}
                step={whole.has(name) ? 1 : 'any'}
                value={month[name]}
                onChange={(event) => set(name, event.target.value)}
              />
            )}
          </Field>
        ))}
      </form>
      {estimate.isPending ? (
        <Skeleton className="h-64" />
      ) : estimate.isError ? (
        <ErrorState error={estimate.error} retry={() => void estimate.refetch()} />
      ) : (
        <ReturnFigures estimate={estimate.data} />
      )}
    </div>
  )
}
