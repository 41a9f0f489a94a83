import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleCheck, Hourglass } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Device, DevicePrediction as Expected } from '@/api/types'
import { ErrorState } from '@/components/ErrorState'
import { Panel } from '@/components/Panel'
import { Skeleton } from '@/components/Skeleton'
import { Time } from '@/components/Time'
import { BatteryLife } from './BatteryLife'
import { FailureCard } from './FailureCard'
import { LesserRisks } from './LesserRisks'
import { devicePredictionQuery } from './queries'

/** What is foretold or withdrawn is heard of at once; how probable it is meanwhile, within a minute. */
const askedEvery = 60_000

/** What failures are to be expected of a device within a day, when, why, and what to do before. */
export function DevicePrediction({ device, zone }: { device: Device; zone?: string }) {
  const { t } = useTranslation()
  const prediction = useQuery({ ...devicePredictionQuery(device.id), refetchInterval: askedEvery })
  if (device.decommissionedAt) return null
  const { data, error } = prediction
  return (
    <Panel
      title={t('predictions.ofDevice')}
      aside={
        data?.lookedAt && (
          <span>
            {t('predictions.lookedAt')} <Time at={data.lookedAt} zone={zone} />
          </span>
        )
      }
      flush
    >
      {data ? (
        <Outlook prediction={data} zone={zone} />
      ) : error ? (
        <ErrorState error={error} retry={() => void prediction.refetch()} />
      ) : (
        <div className="grid gap-2 p-4" aria-busy>
          <Skeleton className="w-2/5" />
          <Skeleton className="h-3 w-3/5" />
        </div>
      )}
    </Panel>
  )
}

function Outlook({ prediction: { classes, battery }, zone }: { prediction: Expected; zone?: string }) {
  const { t } = useTranslation()
  const foretold = classes.filter((one) => one.isForetold)
  const how = (
    <Link to="/predictions/model" className="text-accent-text hover:underline">
      {t('predictions.how')}
    </Link>
  )
  if (classes.length === 0)
    return (
      <p className="flex gap-3 p-4 text-sm text-ink-muted">
        <Hourglass className="mt-0.5 size-4 shrink-0 text-ink-faint" aria-hidden />
        <span>
          {t('predictions.notYet')} {how}
        </span>
      </p>
    )
  return (
    <>
      {foretold.map((failure) => (
        <FailureCard key={failure.class} failure={failure} zone={zone} />
      ))}
      {foretold.length === 0 && (
        <p className="flex items-start gap-2.5 px-4 pt-3 text-sm">
          <CircleCheck className="mt-0.5 size-4 shrink-0 text-healthy-fill" aria-hidden />
          <span>
            {t('predictions.noneExpected')} <span className="text-ink-muted">{how}</span>
          </span>
        </p>
      )}
      <LesserRisks risks={classes.filter((one) => !one.isForetold)} />
      {battery && !foretold.some((one) => one.class === 'battery') && <BatteryLife life={battery} zone={zone} />}
    </>
  )
}
