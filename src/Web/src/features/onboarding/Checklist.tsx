import { useNavigate } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { OnboardingStep } from '@/api/types'
import { Button } from '@/components/Button'
import { Time } from '@/components/Time'
import { cn } from '@/lib/cn'

const known = ['site', 'device', 'apiKey', 'reading', 'ticket', 'colleague'] as const
type Known = (typeof known)[number]

/** The first steps; the next one stands out, the rest can be done in any order. */
export function Checklist({ steps }: { steps: OnboardingStep[] }) {
  const { t } = useTranslation()
  const go = useSteps()
  const shown = steps.filter((step): step is OnboardingStep & { id: Known } => known.includes(step.id as Known))
  const done = shown.filter((step) => step.doneAt).length
  const next = shown.find((step) => !step.doneAt)
  return (
    <>
      <div
        role="progressbar"
        aria-label={t('welcome.title')}
        aria-valuemin={0}
        aria-valuemax={shown.length}
        aria-valuenow={done}
        className="h-1 bg-sunken"
      >
        <div className="h-full bg-accent transition-[width]" style={{ width: `${(done / Math.max(1, shown.length)) * 100}%` }} />
      </div>
      {!next && <p className="border-b px-4 py-3 text-sm text-healthy">{t('welcome.allDone')}</p>}
      <ol className="divide-y">
        {shown.map((step, at) => (
          <li key={step.id} className={cn('flex items-center gap-3 px-4 py-3', step === next && 'bg-selected')}>
            <span
              className={cn(
                'figures grid size-7 shrink-0 place-items-center rounded-full border text-xs font-semibold',
                step.doneAt ? 'border-transparent bg-healthy-soft text-healthy' : 'border-line-strong text-ink-muted',
              )}
            >
              {step.doneAt ? <Check className="size-4" aria-label={t('welcome.doneAt')} /> : at + 1}
            </span>
            <span className="min-w-0 grow">
              <span className={cn('block text-base font-medium', step.doneAt && 'text-ink-muted')}>
                {t(`welcome.step.${step.id}.title`)}
              </span>
              <span className="block text-sm text-ink-muted">
                {step.doneAt ? (
                  <>
                    {t('welcome.doneAt')} <Time at={step.doneAt} />
                  </>
                ) : (
                  t(`welcome.step.${step.id}.text`)
                )}
              </span>
            </span>
            {!step.doneAt && (
              <Button size="sm" look={step === next ? 'primary' : 'secondary'} onClick={() => go[step.id]()}>
                {t(`welcome.step.${step.id}.action`)}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

/** Where each step is done. */
function useSteps(): Record<Known, () => void> {
  const navigate = useNavigate()
  return {
    site: () => void navigate({ to: '/sites', search: { new: 'site' } }),
    device: () => void navigate({ to: '/devices', search: { new: 'device' } }),
    apiKey: () => void navigate({ to: '/settings/api-keys' }),
    reading: () => void navigate({ to: '/help/$slug', params: { slug: 'send-readings' } }),
    ticket: () => void navigate({ to: '/tickets', search: { new: 'ticket' } }),
    colleague: () => void navigate({ to: '/settings/people', search: { new: 'person' } }),
  }
}
