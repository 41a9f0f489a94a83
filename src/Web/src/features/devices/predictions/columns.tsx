import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Prediction } from '@/api/types'
import type { Column } from '@/components/table/columns'
import { RowLink } from '@/components/table/RowLink'
import { Time } from '@/components/Time'
import { Tooltip } from '@/components/Tooltip'
import { useNow } from '@/lib/now'
import { relativeTime } from '@/lib/time'
import { classIcon, classOf } from './classes'
import { Probability } from './Probability'
import { between } from './times'

/** The columns of the list of predictions. */
export function predictionColumns(t: TFunction, isWithdrawn: boolean): Column<Prediction>[] {
  const when: Column<Prediction> = isWithdrawn
    ? {
        id: 'withdrawn',
        header: t('predictions.withdrawnAt'),
        width: '104px',
        always: true,
        cell: ({ withdrawnAt }) => <Time at={withdrawnAt} />,
      }
    : {
        id: 'when',
        header: t('predictions.when'),
        width: '104px',
        sortKey: 'failsAt',
        always: true,
        cell: (prediction) => <FailsAt prediction={prediction} />,
      }
  return [
    when,
    {
      id: 'class',
      header: t('predictions.class'),
      width: '132px',
      always: true,
      cell: (prediction) => <ClassName prediction={prediction} />,
    },
    {
      id: 'device',
      header: t('predictions.device'),
      width: 'minmax(168px, 2fr)',
      always: true,
      cell: ({ deviceId, deviceName, deviceNumber }) => (
        <span className="flex min-w-0 items-baseline gap-2">
          <RowLink to="/devices/$id" id={deviceId} className="truncate font-medium hover:underline">
            {deviceName}
          </RowLink>
          <span className="figures text-xs text-ink-faint">{deviceNumber}</span>
        </span>
      ),
    },
    {
      id: 'site',
      header: t('devices.site'),
      width: 'minmax(112px, 1.2fr)',
      cell: ({ siteId, siteName }) => (
        <RowLink to="/sites/$id" id={siteId} className="text-ink-muted hover:text-ink hover:underline">
          {siteName}
        </RowLink>
      ),
    },
    {
      id: 'probability',
      header: t('predictions.probability'),
      width: '128px',
      sortKey: 'probability',
      cell: ({ probability }) => <Probability value={probability} loud={!isWithdrawn} />,
    },
    {
      id: 'why',
      header: t('predictions.mainReason'),
      width: 'minmax(176px, 2.4fr)',
      cell: ({ reasons }) => (
        <span className="text-ink-muted" title={reasons.map(({ text }) => text).join('\n')}>
          {reasons[0]?.text ?? '–'}
        </span>
      ),
    },
    {
      id: 'recommendation',
      header: t('predictions.recommendation'),
      width: 'minmax(176px, 2.4fr)',
      cell: ({ recommendation }) => <span title={recommendation}>{recommendation}</span>,
    },
    {
      id: 'since',
      header: t('predictions.sinceHead'),
      width: '88px',
      align: 'right',
      sortKey: 'predictedAt',
      cell: ({ predictedAt }) => (
        <span className="text-ink-muted">
          <Time at={predictedAt} />
        </span>
      ),
    },
  ]
}

function FailsAt({ prediction: { failsAt, earliestAt, latestAt } }: { prediction: Prediction }) {
  const { t, i18n } = useTranslation()
  const minute = useNow((now) => Math.floor(now / 60_000) * 60_000)
  return (
    <Tooltip text={<span className="figures">{between(earliestAt, latestAt, minute)}</span>}>
      <time dateTime={failsAt} className="figures font-medium whitespace-nowrap">
        {Date.parse(failsAt) <= minute ? t('predictions.anyMoment') : relativeTime(failsAt, minute, i18n.language)}
      </time>
    </Tooltip>
  )
}

function ClassName({ prediction }: { prediction: Prediction }) {
  const { t } = useTranslation()
  const of = classOf(prediction.class)
  const Icon = classIcon[of]
  return (
    <span className="flex items-center gap-2">
      <Icon className={prediction.withdrawnAt ? 'size-4 shrink-0 text-ink-faint' : 'size-4 shrink-0 text-poor-fill'} aria-hidden />
      {t(`predictions.classes.${of}`)}
    </span>
  )
}

/** A prediction on a narrow screen. */
export function PredictionCompact({ prediction }: { prediction: Prediction }) {
  const { t } = useTranslation()
  return (
    <>
      <span className="flex items-center justify-between gap-3">
        <RowLink to="/devices/$id" id={prediction.deviceId} className="truncate text-base font-medium">
          {prediction.deviceName}
        </RowLink>
        <span className="shrink-0 text-sm">
          {prediction.withdrawnAt ? <Time at={prediction.withdrawnAt} /> : <FailsAt prediction={prediction} />}
        </span>
      </span>
      <span className="mt-0.5 flex items-center justify-between gap-3 text-xs text-ink-muted">
        <span className="truncate">
          {t(`predictions.classes.${classOf(prediction.class)}`)} · {prediction.siteName}
        </span>
        <Probability value={prediction.probability} loud={!prediction.withdrawnAt} />
      </span>
      <span className="mt-0.5 block truncate text-xs text-ink-muted">{prediction.recommendation}</span>
    </>
  )
}
