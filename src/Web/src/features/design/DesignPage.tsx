import { useTranslation } from 'react-i18next'
import { AppearanceMenu } from '@/app/shell/AppearanceMenu'
import { Brand } from '@/app/shell/Brand'
import { ActionSamples } from './ActionSamples'
import { ChartSamples } from './ChartSamples'
import { FeedbackSamples } from './FeedbackSamples'
import { FormSamples } from './FormSamples'
import { HealthSamples } from './HealthSamples'
import { ModelSamples } from './ModelSamples'
import { TokenSamples } from './TokenSamples'

/** Every component with its states, on one page. */
export function DesignPage() {
  const { t } = useTranslation()
  return (
    <main className="mx-auto max-w-5xl bg-canvas px-(--gutter) py-8">
      <header className="mb-6 flex items-center gap-3">
        <Brand className="size-8" />
        <div className="grow">
          <h1 className="text-xl font-semibold tracking-tight">{t('design.title')}</h1>
          <p className="text-sm text-ink-muted">{t('design.text')}</p>
        </div>
        <AppearanceMenu />
      </header>
      <TokenSamples />
      <HealthSamples />
      <ActionSamples />
      <FormSamples />
      <FeedbackSamples />
      <ChartSamples />
      <ModelSamples />
    </main>
  )
}
