import { Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { MappingFault } from '@/api/types'
import { Button, IconButton } from '@/components/Button'
import { Input } from '@/components/form/Field'
import type { ConditionForm } from './mapping'

interface ConditionFieldsProps {
  kind: 'resolvedWhen' | 'ignoredWhen'
  conditions: ConditionForm[]
  faults: readonly MappingFault[]
  onChange(conditions: ConditionForm[]): void
}

/** When this is one of those, the alert is over, or is none. */
export function ConditionFields({ kind, conditions, faults, onChange }: ConditionFieldsProps) {
  const { t } = useTranslation()
  const put = (at: number, change: Partial<ConditionForm>) =>
    onChange(conditions.map((one, other) => (other === at ? { ...one, ...change } : one)))
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-sm font-medium">{t(`alertSources.fields.${kind}`)}</legend>
      {conditions.map((condition, at) => {
        const wrong = faults.find(({ field }) => field === `${kind}.${at}`)
        return (
          <div key={at} className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)_auto] items-center gap-2 text-sm">
            <Input
              aria-label={t('alertSources.conditionText', { number: at + 1 })}
              value={condition.text}
              className="font-mono md:text-xs"
              spellCheck={false}
              onChange={({ target }) => put(at, { text: target.value })}
            />
            {t('alertSources.is')}
            <Input
              aria-label={t('alertSources.conditionIs', { number: at + 1 })}
              value={condition.is}
              placeholder="resolved | ok"
              className="font-mono md:text-xs"
              spellCheck={false}
              onChange={({ target }) => put(at, { is: target.value })}
            />
            <IconButton
              label={t('alertSources.withoutCondition', { number: at + 1 })}
              onClick={() => onChange(conditions.filter((_, other) => other !== at))}
            >
              <X aria-hidden />
            </IconButton>
            {wrong && (
              <p role="alert" className="col-span-4 text-xs text-critical">
                {wrong.why}
              </p>
            )}
          </div>
        )
      })}
      <Button
        size="sm"
        className="justify-self-start"
        disabled={conditions.length >= 10}
        onClick={() => onChange([...conditions, { text: '', is: '' }])}
      >
        <Plus aria-hidden /> {t('alertSources.more.condition')}
      </Button>
    </fieldset>
  )
}
