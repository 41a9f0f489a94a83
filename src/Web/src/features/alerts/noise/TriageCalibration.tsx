import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Fact, Facts } from '@/components/Facts'
import { Panel } from '@/components/Panel'
import { ProgressBar } from '@/components/ProgressBar'
import { Time } from '@/components/Time'
import { CalibrationChart } from '@/features/tickets/risk/CalibrationChart'
import { figure } from '@/lib/number'
import { triageModelQuery } from './queries'

/** How far the priorities of alerts can be believed: what they said beside what people thought of them. */
export function TriageCalibration() {
  const { t } = useTranslation()
  const { data: model } = useQuery(triageModelQuery)
  if (!model) return null
  const shown = (value: number | null) => (value === null ? '–' : value.toFixed(3))
  return (
    <Panel
      title={t('noise.triage.title')}
      aside={t(model.isLearned ? 'noise.triage.learned' : 'noise.triage.heuristic', { version: model.version })}
    >
      <div className="grid gap-4">
        {model.verdicts > 0 && <CalibrationChart bins={model.bins} />}
        <p className="text-sm text-ink-muted">{t(model.verdicts > 0 ? 'noise.triage.text' : 'noise.triage.none')}</p>
        {!model.isLearned && (
          <ProgressBar
            label={t('noise.triage.progress', { verdicts: figure(model.verdicts), needed: figure(model.neededVerdicts) })}
            value={model.verdicts / model.neededVerdicts}
          />
        )}
        {model.verdicts > 0 && (
          <Facts>
            <Fact label={t('noise.triage.verdicts')}>{figure(model.verdicts)}</Fact>
            <Fact label={t('noise.triage.worth')}>{figure(model.worthPaging)}</Fact>
            <Fact label="AUC">{shown(model.auc)}</Fact>
            <Fact label="Brier">{shown(model.brier)}</Fact>
            <Fact label="ECE">{shown(model.ece)}</Fact>
            {model.trainedAt && (
              <Fact label={t('noise.triage.trained')}>
                <Time at={model.trainedAt} />
              </Fact>
            )}
          </Facts>
        )}
      </div>
    </Panel>
  )
}
