import { useWatch, type UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Field, Input } from '@/components/form/Field'
import { Panel } from '@/components/Panel'
import { sum, weighted, type TypeTerms } from './terms'
import { WeightsBar } from './WeightsBar'

/** How many of the hundred points of health each signal is worth; they must add up. */
export function WeightFields({ form }: { form: UseFormReturn<TypeTerms> }) {
  const { t } = useTranslation()
  const weights = useWatch({ control: form.control, name: 'weights' })
  const { errors } = form.formState
  const left = 100 - sum(weights)
  const shown = Object.fromEntries(weighted.map((name) => [name, Number(weights[name]) || 0]))
  return (
    <Panel
      title={t('types.weights')}
      aside={
        <span role="status" className={left === 0 ? 'figures' : 'figures font-medium text-critical'}>
          {left === 0 ? t('types.allGiven') : left > 0 ? t('types.left', { points: left }) : t('types.tooMany', { points: -left })}
        </span>
      }
    >
      <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
        {weighted.map((name) => (
          <Field key={name} label={t(`signal.${name}`)} error={errors.weights?.[name]?.message}>
            {(control) => (
              <Input
                {...control}
                {...form.register(`weights.${name}`, {
                  deps: weighted.filter((one) => one !== name).map((one) => `weights.${one}` as const),
                })}
                inputMode="numeric"
                className="figures"
              />
            )}
          </Field>
        ))}
      </div>
      <WeightsBar weights={shown} className="mt-4" />
    </Panel>
  )
}
