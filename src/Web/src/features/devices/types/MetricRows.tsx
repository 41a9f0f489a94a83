import { Plus, Trash2 } from 'lucide-react'
import type { ComponentProps } from 'react'
import { useFieldArray, type UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '@/components/Button'
import { Field, Input } from '@/components/form/Field'
import { Panel } from '@/components/Panel'
import { noMetric, type TypeTerms } from './terms'

const most = 64

/** What devices of a type measure beside what every device does. */
export function MetricRows({ form, readOnly }: { form: UseFormReturn<TypeTerms>; readOnly: boolean }) {
  const { t } = useTranslation()
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'metrics' })
  const { errors } = form.formState
  return (
    <Panel
      title={t('types.metrics')}
      aside={
        !readOnly && (
          <Button size="sm" disabled={fields.length >= most} onClick={() => append(noMetric)}>
            <Plus aria-hidden /> {t('types.addMetric')}
          </Button>
        )
      }
      flush
    >
      {fields.length === 0 ? (
        <p className="px-4 py-5 text-sm text-ink-muted">{t('types.noMetrics')}</p>
      ) : (
        <ul className="divide-y">
          {fields.map(({ id }, at) => {
            const wrong = errors.metrics?.[at]
            const field = (name: keyof typeof noMetric, rest: ComponentProps<'input'>) => (
              <Field label={t(`types.metric.${name}`)} error={wrong?.[name]?.message}>
                {(control) => <Input {...control} {...form.register(`metrics.${at}.${name}`)} autoComplete="off" {...rest} />}
              </Field>
            )
            return (
              <li key={id} className="grid grid-cols-2 items-start gap-3 px-4 py-3 lg:grid-cols-[1.4fr_1.4fr_0.8fr_0.8fr_0.8fr_1fr_auto]">
                {field('name', { placeholder: 'vibration', className: 'font-mono', spellCheck: false })}
                {field('label', { placeholder: t('form.optional') })}
                {field('unit', { placeholder: 'mm/s' })}
                {field('min', { inputMode: 'decimal', placeholder: t('types.noLimit') })}
                {field('max', { inputMode: 'decimal', placeholder: t('types.noLimit') })}
                {field('staleAfterSeconds', { inputMode: 'numeric', placeholder: t('types.usual') })}
                {!readOnly && (
                  <IconButton
                    className="col-span-2 justify-self-end lg:col-span-1 lg:mt-6"
                    label={t('types.removeOne', { name: form.getValues(`metrics.${at}.name`) || t('types.thisMetric') })}
                    onClick={() => remove(at)}
                  >
                    <Trash2 aria-hidden />
                  </IconButton>
                )}
              </li>
            )
          })}
        </ul>
      )}
      {fields.length > 0 && <p className="border-t px-4 py-3 text-xs text-ink-faint">{t('types.staleHint')}</p>}
    </Panel>
  )
}
