import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { PredictionModel } from '@/api/types'
import { PagePending } from '@/app/PagePending'
import { ErrorState } from '@/components/ErrorState'
import { Fact, Facts } from '@/components/Facts'
import { ObjectPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { figure } from '@/lib/number'
import { absoluteTime } from '@/lib/time'
import { ClassCard } from './ClassCard'
import { predictionModelQuery } from './queries'

const steps = ['watch', 'weigh', 'tell', 'learn', 'measure'] as const

/** How failures are foretold and how well that went, in plain words. */
export function ModelPage() {
  const { t } = useTranslation()
  const model = useQuery(predictionModelQuery)
  if (model.isPending) return <PagePending />
  if (!model.data) return <ErrorState error={model.error} retry={() => void model.refetch()} />
  return (
    <ObjectPage>
      <PageHeader
        title={t('model.title')}
        above={
          <Link to="/predictions" className="hover:text-ink hover:underline">
            {t('predictions.title')}
          </Link>
        }
        state={
          model.data.version === 0
            ? t('model.untrained')
            : t('model.trained', { count: model.data.devices, devices: figure(model.data.devices) })
        }
      />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_360px]">
        <div className="grid content-start gap-4">
          {model.data.classes.map((one) => (
            <ClassCard key={one.class} of={one} />
          ))}
        </div>
        <div className="grid content-start gap-4">
          <Panel title={t('model.inWords')}>
            <ol className="grid gap-3 text-sm">
              {steps.map((step, at) => (
                <li key={step} className="grid grid-cols-[20px_minmax(0,1fr)] gap-2">
                  <span className="figures grid size-5 place-items-center rounded-full bg-sunken text-xs text-ink-muted">{at + 1}</span>
                  <span>{t(`model.steps.${step}`)}</span>
                </li>
              ))}
            </ol>
          </Panel>
          <ModelFacts model={model.data} />
        </div>
      </div>
    </ObjectPage>
  )
}

function ModelFacts({ model: { version, trainedAt, learnedFromAt, learnedUntilAt, devices } }: { model: PredictionModel }) {
  const { t } = useTranslation()
  if (!trainedAt) return null
  return (
    <Panel title={t('object.facts')}>
      <Facts>
        <Fact label={t('model.version')}>{version}</Fact>
        <Fact label={t('model.trainedAt')}>
          <Time at={trainedAt} />
        </Fact>
        {learnedFromAt && learnedUntilAt && (
          <Fact label={t('model.learnedFrom')}>
            {absoluteTime(learnedFromAt)} – {absoluteTime(learnedUntilAt)}
          </Fact>
        )}
        <Fact label={t('devices.title')}>{figure(devices)}</Fact>
      </Facts>
    </Panel>
  )
}
