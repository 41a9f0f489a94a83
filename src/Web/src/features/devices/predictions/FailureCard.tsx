import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Wrench } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ExpectedFailure } from '@/api/types'
import { Time } from '@/components/Time'
import { useNow } from '@/lib/now'
import { classIcon } from './classes'
import { FailureReasons } from './FailureReasons'
import { Probability } from './Probability'
import { predictionModelQuery } from './queries'
import { between } from './times'

/** A failure that was foretold: how probable, when, why, what to do, since when, and how anybody knows. */
export function FailureCard({ failure, zone }: { failure: ExpectedFailure; zone?: string }) {
  const { t } = useTranslation()
  const { probability, failsAt, earliestAt, latestAt, foretoldAt, reasons, recommendation } = failure
  const Icon = classIcon[failure.class]
  return (
    <section aria-label={t(`predictions.expected.${failure.class}`)} className="grid gap-3 border-b p-4 last:border-b-0">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <h3 className="flex items-center gap-2 font-semibold text-poor">
            <Icon className="size-4.5 shrink-0" aria-hidden /> {t(`predictions.expected.${failure.class}`)}
          </h3>
          {failsAt && earliestAt && latestAt && <When at={failsAt} earliestAt={earliestAt} latestAt={latestAt} zone={zone} />}
        </div>
        <span className="flex items-center gap-2 text-sm text-ink-muted">
          {t('predictions.within')} <Probability value={probability} loud className="text-ink" />
        </span>
      </div>
      <FailureReasons reasons={reasons} />
      <p className="flex items-start gap-2 rounded-md border bg-sunken px-3 py-2 text-sm">
        <Wrench className="mt-0.5 size-4 shrink-0 text-ink-muted" aria-hidden />
        <span>
          <span className="sr-only">{t('predictions.recommendation')}: </span>
          <span className="font-medium">{recommendation}</span>
        </span>
      </p>
      <p className="text-xs text-ink-faint">
        {foretoldAt && (
          <>
            {t('predictions.since')} <Time at={foretoldAt} zone={zone} /> ·{' '}
          </>
        )}
        <Method of={failure.class} />
      </p>
    </section>
  )
}

/** When it is expected, and between when it would be in most cases. */
function When({ at, earliestAt, latestAt, zone }: { at: string; earliestAt: string; latestAt: string; zone?: string }) {
  const { t } = useTranslation()
  const minute = useNow((now) => Math.floor(now / 60_000) * 60_000)
  return (
    <p className="figures mt-0.5 text-sm text-ink-muted">
      <span className="font-medium text-ink">{Date.parse(at) <= minute ? t('predictions.anyMoment') : <Time at={at} zone={zone} />}</span>
      {' · '}
      {between(earliestAt, latestAt, minute, zone)}
    </p>
  )
}

/** By what rules a class of failures is foretold now. */
function Method({ of }: { of: ExpectedFailure['class'] }) {
  const { t } = useTranslation()
  const model = useQuery(predictionModelQuery).data
  const isTrained = model?.classes.find((one) => one.class === of)?.kind === 'trained'
  return (
    <Link to="/predictions/model" className="text-accent-text hover:underline">
      {isTrained ? t('predictions.byModel', { version: model?.version }) : t('predictions.byHeuristic')}
    </Link>
  )
}
