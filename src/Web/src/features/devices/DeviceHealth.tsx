import { BatteryMedium, RadioTower, Signal, Thermometer, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DeviceType, LostPoints, Standing } from '@/api/types'
import { Flash } from '@/components/Flash'
import { HealthMark } from '@/components/health/HealthMark'
import { HealthRing } from '@/components/health/HealthRing'
import { bandText } from '@/components/health/bands'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { Tooltip } from '@/components/Tooltip'
import { withUnit } from '@/lib/number'
import { StaleKeys } from './StaleKeys'

type SignalName = LostPoints['signal']

const icons: Record<SignalName, LucideIcon> = { battery: BatteryMedium, signal: Signal, availability: RadioTower, temperature: Thermometer }
const order: SignalName[] = ['battery', 'signal', 'availability', 'temperature']

/** The score, and every point that is missing from it explained. */
export function DeviceHealth({ standing, type, zone }: { standing: Standing; type?: DeviceType; zone?: string }) {
  const { t } = useTranslation()
  const weights = type?.weights
  const { band, score, unknownSince, reasons } = standing
  const lost = [...reasons].filter((reason) => reason.pointsLost > 0).sort((a, b) => b.pointsLost - a.pointsLost)
  return (
    <Panel title={t('health.title')} aside={<span>{t('health.outOf')}</span>}>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <HealthRing band={band} score={score} className="size-18" />
        <div className="min-w-0">
          <p className={`flex items-center gap-2 text-lg font-semibold ${bandText[band]}`}>
            <HealthMark band={band} className="size-4.5" />
            <Flash value={score}>{t(`health.${band}`)}</Flash>
          </p>
          <p className="text-sm text-ink-muted">
            {unknownSince ? (
              <>
                {t('health.unknownSince')} <Time at={unknownSince} zone={zone} />
              </>
            ) : lost.length === 0 ? (
              t('health.nothingLost')
            ) : (
              t('health.lost', { points: Math.round(lost.reduce((sum, reason) => sum + reason.pointsLost, 0)), count: lost.length })
            )}
          </p>
        </div>
        {weights && score !== null && <WeightBars weights={weights} reasons={reasons} />}
      </div>
      {lost.length > 0 && (
        <ul className="mt-4 border-t">
          {lost.map((reason) => (
            <LostPointsRow key={reason.signal + reason.text} reason={reason} zone={zone} />
          ))}
        </ul>
      )}
      <StaleKeys keys={standing.staleKeys} type={type} zone={zone} />
    </Panel>
  )
}

function LostPointsRow({ reason, zone }: { reason: LostPoints; zone?: string }) {
  const { t } = useTranslation()
  const Icon = icons[reason.signal] ?? Signal
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)_auto] items-center gap-x-3 border-b py-2 text-sm last:border-b-0 last:pb-0">
      <Icon className="size-4 text-ink-faint" aria-hidden />
      <div className="min-w-0">
        <span className="break-words">{reason.text}</span>
        <span className="figures block text-xs text-ink-faint">
          {t(`signal.${reason.signal}`)}
          {reason.value !== null && <> · {withUnit(reason.value, reason.unit)}</>}
          {reason.at && (
            <>
              {' · '}
              <Time at={reason.at} zone={zone} />
            </>
          )}
        </span>
      </div>
      <span className="figures font-semibold whitespace-nowrap text-ink">
        −{Math.round(reason.pointsLost)} <span className="text-xs font-normal text-ink-faint">{t('health.points')}</span>
      </span>
    </li>
  )
}

/** What each signal contributes of its share of 100: filled is kept, hollow is lost. */
function WeightBars({ weights, reasons }: { weights: DeviceType['weights']; reasons: LostPoints[] }) {
  const { t } = useTranslation()
  const weightOf = (signal: (typeof order)[number]) => weights[signal] ?? 0
  const total = order.reduce((sum, signal) => sum + weightOf(signal), 0) || 1
  return (
    <ul className="figures grid min-w-52 grow grid-cols-4 gap-3 sm:max-w-md sm:justify-self-end md:ml-auto">
      {order
        .filter((signal) => weightOf(signal) > 0)
        .map((signal) => {
          const share = (weightOf(signal) / total) * 100
          const lost = Math.min(
            share,
            reasons.filter((reason) => reason.signal === signal).reduce((sum, reason) => sum + reason.pointsLost, 0),
          )
          const Icon = icons[signal]
          return (
            <Tooltip
              key={signal}
              text={t('health.share', { signal: t(`signal.${signal}`), kept: Math.round(share - lost), share: Math.round(share) })}
            >
              <li className="min-w-0">
                <span className="flex items-center justify-between gap-1 text-xs text-ink-muted">
                  <Icon className="size-3.5 shrink-0" aria-hidden />
                  <span>
                    <span className="font-medium text-ink">{Math.round(share - lost)}</span>/{Math.round(share)}
                  </span>
                </span>
                <span className="mt-1.5 block h-1.5 overflow-hidden rounded-full border border-line-strong bg-sunken">
                  <span className="block h-full bg-ink-muted" style={{ width: `${((share - lost) / share) * 100}%` }} />
                </span>
                <span className="mt-1 block truncate text-xs text-ink-faint">{t(`signal.${signal}`)}</span>
              </li>
            </Tooltip>
          )
        })}
    </ul>
  )
}
