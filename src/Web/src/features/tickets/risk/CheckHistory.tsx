import { useTranslation } from 'react-i18next'
import type { RiskModel } from '@/api/types'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { figure } from '@/lib/number'

/** Night by night, how far what was foretold could be believed. */
export function CheckHistory({ checks }: { checks: RiskModel['history'] }) {
  const { t } = useTranslation()
  return (
    <Panel title={t('risk.model.history')} flush>
      <div className="overflow-x-auto">
        <table className="figures w-full text-sm">
          <thead className="text-left text-xs text-ink-muted">
            <tr className="border-b">
              <th className="px-4 py-2 font-medium">{t('risk.model.night')}</th>
              <th className="px-2 py-2 text-right font-medium">{t('risk.model.version')}</th>
              <th className="px-2 py-2 text-right font-medium">{t('nav.tickets')}</th>
              <th className="px-2 py-2 text-right font-medium">Brier</th>
              <th className="px-2 py-2 text-right font-medium">ECE</th>
              <th className="px-4 py-2 text-right font-medium">{t('risk.model.drift')}</th>
            </tr>
          </thead>
          <tbody className="divide-y">
            {checks.map((check) => (
              <tr key={check.checkedAt}>
                <td className="px-4 py-1.5">
                  <Time at={check.checkedAt} />
                </td>
                <td className="px-2 py-1.5 text-right">{check.modelVersion}</td>
                <td className="px-2 py-1.5 text-right">{figure(check.tickets)}</td>
                <td className="px-2 py-1.5 text-right">{check.brier.toFixed(3)}</td>
                <td className="px-2 py-1.5 text-right">{check.ece.toFixed(3)}</td>
                <td className="px-4 py-1.5 text-right">{check.isDrifting ? t('tickets.yes') : t('tickets.no')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
