import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { OnCallPerson, OnCallSchedule } from '@/api/types'
import { IconButton } from '@/components/Button'
import { Input } from '@/components/form/Field'
import { Picker } from '@/components/form/Picker'
import { everyone, targetName, type StepForm } from './steps'

interface StepRowProps {
  step: StepForm
  number: number
  isOnly: boolean
  schedules: OnCallSchedule[]
  people: readonly OnCallPerson[]
  onChange(change: Partial<StepForm>): void
  onRemove(): void
}

/** Whom one step calls, and how long one waits for them. */
export function StepRow({ step, number, isOnly, schedules, people, onChange, onRemove }: StepRowProps) {
  const { t } = useTranslation()
  const choices = [
    ...schedules.map(({ id, name }) => ({ value: `schedule:${id}`, label: name, aside: t('oncall.schedule') })),
    ...people.filter(({ name }) => name).map(({ id, name }) => ({ value: `person:${id}`, label: name!, aside: t('oncall.person') })),
    { value: everyone, label: t('oncall.everyone') },
  ]
  return (
    <li className="grid grid-cols-[24px_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-2 px-4 py-3 text-sm">
      <span className="figures mt-1.5 grid size-6 place-items-center rounded-full border text-xs text-ink-muted">{number}</span>
      <div className="grid gap-2">
        {step.targets.length > 0 && (
          <ul className="flex flex-wrap gap-1.5">
            {step.targets.map((target) => {
              const name = targetName(target, schedules, people)
              return (
                <li key={target} className="flex items-center gap-1 rounded-md border bg-sunken py-0.5 pr-0.5 pl-2">
                  {name}
                  <IconButton
                    size="icon-sm"
                    label={t('oncall.out', { name })}
                    onClick={() => onChange({ targets: step.targets.filter((other) => other !== target) })}
                  >
                    <X aria-hidden />
                  </IconButton>
                </li>
              )
            })}
          </ul>
        )}
        <Picker
          label={t('oncall.callWho', { number })}
          value=""
          none={t('oncall.callWho', { number })}
          slim
          choices={choices.filter(({ value }) => !step.targets.includes(value))}
          onChange={(value) => value && onChange({ targets: [...step.targets, value] })}
        />
        <label className="flex flex-wrap items-center gap-2 text-ink-muted">
          {t('oncall.waitBefore')}
          <Input
            className="figures h-8 w-16"
            inputMode="numeric"
            maxLength={4}
            value={step.minutes}
            onChange={({ target }) => onChange({ minutes: target.value })}
          />
          {t('oncall.waitAfter')}
        </label>
      </div>
      <IconButton label={t('oncall.removeStep', { number })} disabled={isOnly} onClick={onRemove}>
        <X aria-hidden />
      </IconButton>
    </li>
  )
}
