import { useTranslation } from 'react-i18next'
import type { DowntimeAvoided } from '@/api/types'
import { Fact, Facts } from '@/components/Facts'
import { Panel } from '@/components/Panel'
import { figure } from '@/lib/number'
import { span } from './figures'

/** What acting on warnings saved, or what is still missing before anything can be said; and how it is found. */
export function DowntimePanel({ avoided }: { avoided: DowntimeAvoided }) {
  const { t } = useTranslation()
  return (
    <Panel title={t('value.avoided')}>
      {avoided.hours === null ? (
        <div className="mb-4 text-sm">
          <p className="font-medium">{t('value.notYetTitle')}</p>
          <p className="mt-1 text-ink-muted">{t('value.missing')}</p>
          <ul className="mt-1 list-disc pl-5 text-ink-muted">
            {avoided.missing.map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
        </div>
      ) : (
        <p className="figures mb-4 text-xl font-semibold">{span(avoided.hours * 60)}</p>
      )}
      <Facts>
        <Fact label={t('value.acted')}>
          <span className="figures">{t('value.ofThemFailed', { count: avoided.actedUpon, failed: figure(avoided.actedUponFailed) })}</span>
        </Fact>
        <Fact label={t('value.leftAlone')}>
          <span className="figures">{t('value.ofThemFailed', { count: avoided.leftAlone, failed: figure(avoided.leftAloneFailed) })}</span>
        </Fact>
        <Fact label={t('value.typicalOutage')}>
          <span className="figures">{span(avoided.typicalOutageMinutes)}</span>
        </Fact>
      </Facts>
      <p className="mt-4 border-t pt-3 text-xs text-ink-faint">{avoided.method}</p>
    </Panel>
  )
}
