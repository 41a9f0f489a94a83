import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Gauge } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RiskCheck, RiskModel } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { Fact, Facts } from '@/components/Facts'
import { Notice } from '@/components/Notice'
import { RecordPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { figure } from '@/lib/number'
import { CalibrationChart } from './CalibrationChart'
import { CheckHistory } from './CheckHistory'
import { riskModelQuery } from './queries'

/** By which model breaches are foretold, and how far that could be believed. */
export function RiskModelPage() {
  const { t } = useTranslation()
  return (
    <RecordPage record={useQuery(riskModelQuery)}>
      {(model) => (
        <>
          <PageHeader
            title={t('risk.model.title')}
            above={
              <Link to="/tickets" className="hover:text-ink hover:underline">
                {t('nav.tickets')}
              </Link>
            }
            state={t(`risk.model.kinds.${model.kind}`)}
          />
          {model.latest?.drift?.isDrifting && (
            <Notice tone="warning" className="mb-4">
              {t('risk.model.drifting')}
            </Notice>
          )}
          {model.latest ? (
            <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_360px]">
              <div className="grid min-w-0 content-start gap-4">
                <Panel
                  title={t('risk.chart.title')}
                  aside={t('risk.chart.aside', { count: model.latest.predictions, predictions: figure(model.latest.predictions) })}
                >
                  <CalibrationChart bins={model.latest.bins} />
                  <p className="mt-3 text-sm text-ink-muted">{t('risk.chart.text')}</p>
                </Panel>
                <CheckHistory checks={model.history} />
              </div>
              <div className="grid min-w-0 content-start gap-4">
                <Measured model={model} check={model.latest} />
                <Panel title={t('risk.model.how')}>
                  <p className="text-sm text-ink-muted">{t('risk.model.howText', { count: model.neededTickets })}</p>
                </Panel>
              </div>
            </div>
          ) : (
            <EmptyState icon={Gauge} title={t('risk.model.none')}>
              {t('risk.model.noneText', { count: model.neededTickets })}
            </EmptyState>
          )}
        </>
      )}
    </RecordPage>
  )
}

function Measured({ model, check }: { model: RiskModel; check: RiskCheck }) {
  const { t } = useTranslation()
  const shown = (value: number | null | undefined) => (value === null || value === undefined ? '–' : value.toFixed(3))
  return (
    <Panel title={t('risk.model.measured')} aside={<Time at={check.checkedAt} />}>
      <Facts>
        <Fact label={t('risk.model.version')}>
          {model.version}
          {model.trainedAt && (
            <span className="ml-1.5 text-ink-muted">
              <Time at={model.trainedAt} />
            </span>
          )}
        </Fact>
        <Fact label={t('risk.model.tickets')}>{figure(check.tickets)}</Fact>
        <Fact label={t('risk.model.baseRate')}>{(100 * check.baseRate).toFixed(1)} %</Fact>
        <Fact label="AUC">{shown(check.auc)}</Fact>
        <Fact label="Brier">{shown(check.brier)}</Fact>
        <Fact label="ECE">{shown(check.ece)}</Fact>
        <Fact label={t('risk.model.learnedBrier')}>{shown(check.learnedBrier)}</Fact>
        <Fact label={t('risk.model.priorBrier')}>{shown(check.priorBrier)}</Fact>
        <Fact label={t('risk.model.stability')}>{check.drift ? shown(check.drift.stability) : t('risk.model.tooLittle')}</Fact>
        {check.drift && (
          <Fact label={t('risk.model.brierSince')}>
            {shown(check.drift.brierThen)} → {shown(check.drift.brierNow)}
          </Fact>
        )}
      </Facts>
    </Panel>
  )
}
