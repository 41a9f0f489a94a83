import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { MappingFault } from '@/api/types'
import { Field, Input } from '@/components/form/Field'
import { Panel } from '@/components/Panel'
import { ConditionFields } from './ConditionFields'
import type { SourceForm } from './mapping'
import { PairFields } from './PairFields'
import { WordFields } from './WordFields'

interface MappingFieldsProps {
  form: UseFormReturn<SourceForm>
  values: SourceForm
  faults: readonly MappingFault[]
}

type Texts = 'each' | 'alertName' | 'severity' | 'labelsFrom' | 'annotationsFrom' | 'startsAt' | 'endsAt' | 'fingerprint' | 'url'

/** Which field of a payload becomes what of an alert. */
export function MappingFields({ form, values, faults }: MappingFieldsProps) {
  const { t } = useTranslation()
  const why = (field: string) => faults.find((fault) => fault.field === field)?.why
  const text = (name: Texts, placeholder: string, field: string = name) => (
    <Field label={t(`alertSources.fields.${name}`)} hint={t(`alertSources.hints.${name}`)} error={why(field)}>
      {(control) => (
        <Input
          {...control}
          {...form.register(name)}
          className="font-mono md:text-xs"
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
        />
      )}
    </Field>
  )
  const set = <T extends keyof SourceForm>(name: T, value: SourceForm[T]) =>
    form.setValue(name as 'name', value as string, { shouldDirty: true })
  return (
    <>
      <Panel title={t('alertSources.what')}>
        <div className="grid gap-4">
          {text('each', '$.alerts[*]')}
          {text('alertName', '{@.title}', 'name')}
          {text('severity', "{@.severity|'medium'}")}
          <WordFields words={values.words} onChange={(words) => set('words', words)} />
          {text('fingerprint', '{@.id}')}
        </div>
      </Panel>
      <Panel title={t('alertSources.labels')}>
        <div className="grid gap-4">
          <PairFields kind="labels" pairs={values.labels} faults={faults} onChange={(labels) => set('labels', labels)} />
          {text('labelsFrom', '@.labels')}
        </div>
      </Panel>
      <Panel title={t('alertSources.annotations')}>
        <div className="grid gap-4">
          <PairFields
            kind="annotations"
            pairs={values.annotations}
            faults={faults}
            onChange={(annotations) => set('annotations', annotations)}
          />
          {text('annotationsFrom', '@.annotations')}
          {text('url', '{@.link}')}
        </div>
      </Panel>
      <Panel title={t('alertSources.when')}>
        <div className="grid gap-4">
          <ConditionFields
            kind="resolvedWhen"
            conditions={values.resolvedWhen}
            faults={faults}
            onChange={(resolved) => set('resolvedWhen', resolved)}
          />
          <ConditionFields
            kind="ignoredWhen"
            conditions={values.ignoredWhen}
            faults={faults}
            onChange={(ignored) => set('ignoredWhen', ignored)}
          />
          {text('startsAt', '{@.startsAt}')}
          {text('endsAt', '{@.endsAt}')}
          <Field label={t('alertSources.fields.endsAfterMinutes')} hint={t('alertSources.hints.endsAfterMinutes')}>
            {(control) => (
              <Input {...control} {...form.register('endsAfterMinutes')} className="figures w-24" inputMode="numeric" maxLength={5} />
            )}
          </Field>
        </div>
      </Panel>
    </>
  )
}
