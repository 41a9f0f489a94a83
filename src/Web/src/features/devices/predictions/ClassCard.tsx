import { BookOpen, GraduationCap } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClassOfFailures } from '@/api/types'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { withUnit } from '@/lib/number'
import { duration } from '@/lib/time'
import { classIcon } from './classes'

/** How failures of one class are foretold, and how well: what came true, what was missed, how far ahead. */
export function ClassCard({ of }: { of: ClassOfFailures }) {
  const { t } = useTranslation()
  const Icon = classIcon[of.class]
  const isTrained = of.kind === 'trained'
  const isMeasured = of.precision !== null || of.recall !== null
  return (
    <Panel
      title={
        <span className="flex items-center gap-2">
          <Icon className="size-4 text-ink-muted" aria-hidden /> {t(`predictions.classes.${of.class}`)}
        </span>
      }
      aside={
        <span className="flex items-center gap-1.5">
          {isTrained ? <GraduationCap className="size-3.5" aria-hidden /> : <BookOpen className="size-3.5" aria-hidden />}
          {isTrained ? t('model.learned') : t('model.rules')}
          {of.sinceAt && (
            <>
              {' · '}
              {t('model.since')} <Time at={of.sinceAt} />
            </>
          )}
        </span>
      }
    >
      {isMeasured ? (
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-3">
          <Measure name={t('model.precision')} share={of.precision} rules={isTrained ? of.heuristicPrecision : null}>
            {of.precision !== null && t('model.precisionWords', { share: tenths(of.precision) })}
          </Measure>
          <Measure name={t('model.recall')} share={of.recall} rules={isTrained ? of.heuristicRecall : null}>
            {of.recall !== null && t('model.recallWords', { share: tenths(of.recall) })}
          </Measure>
          <Figure name={t('model.lead')} value={of.leadHours === null ? '–' : duration(Math.round(of.leadHours * 60) * 60)}>
            {of.leadHours !== null && t('model.leadWords')}
          </Figure>
          <p className="text-xs text-ink-faint sm:col-span-3">
            {t('model.measuredOn', { count: of.failures, failures: of.failures, alarms: of.alarms })}{' '}
            {t(isTrained ? 'model.whyLearned' : 'model.whyRules')}
          </p>
        </div>
      ) : (
        <p className="text-sm text-ink-muted">{t('model.notMeasured')}</p>
      )}
    </Panel>
  )
}

interface MeasureProps {
  name: string
  share: number | null
  /** What the rules everyone begins with would have reached; null where they are the ones in use. */
  rules: number | null
  children: ReactNode
}

function Measure({ name, share, rules, children }: MeasureProps) {
  const { t } = useTranslation()
  return (
    <Figure name={name} value={share === null ? '–' : withUnit(Math.round(share * 100), '%')}>
      {share !== null && (
        <span className="relative mt-1 mb-1.5 block h-1.5 rounded-full bg-sunken ring-1 ring-line ring-inset" aria-hidden>
          <span className="block h-full rounded-full bg-accent" style={{ width: `${share * 100}%` }} />
          {rules !== null && <span className="absolute -top-1 h-3.5 w-0.5 bg-ink" style={{ left: `${rules * 100}%` }} />}
        </span>
      )}
      {children}
      {rules !== null && <> {t('model.rulesReach', { share: withUnit(Math.round(rules * 100), '%') })}</>}
    </Figure>
  )
}

function Figure({ name, value, children }: { name: string; value: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <p className="text-xs text-ink-muted">{name}</p>
      <p className="figures mt-0.5 text-xl font-semibold tracking-tight">{value}</p>
      <div className="mt-0.5 text-xs text-ink-muted">{children}</div>
    </div>
  )
}

/** "8 of 10" is understood sooner than a percentage. */
function tenths(share: number): number {
  return Math.round(share * 10)
}
