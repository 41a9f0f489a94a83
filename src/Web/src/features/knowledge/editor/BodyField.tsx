import { useState } from 'react'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Field, TextArea } from '@/components/form/Field'
import { Segments } from '@/components/Segments'
import { Article } from '@/features/help/Article'

interface BodyFieldProps {
  text: string
  error?: string
  register: UseFormRegisterReturn<'body'>
}

/** What an article says, as it is written or as it will be read. */
export function BodyField({ text, error, register }: BodyFieldProps) {
  const { t } = useTranslation()
  const [view, setView] = useState<'write' | 'read'>('write')
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Segments<'write' | 'read'>
          label={t('knowledge.bodyView')}
          value={view}
          onChange={setView}
          options={[
            { value: 'write', label: t('knowledge.writing') },
            { value: 'read', label: t('knowledge.preview') },
          ]}
        />
        <span className="text-xs text-ink-faint">{t('knowledge.markdown')}</span>
      </div>
      <div hidden={view === 'read'}>
        <Field label={t('knowledge.body')} error={error}>
          {(control) => (
            <TextArea
              {...control}
              {...register}
              rows={18}
              placeholder={t('knowledge.bodyExample')}
              className="min-h-64 font-mono leading-relaxed"
            />
          )}
        </Field>
      </div>
      {view === 'read' && (
        <div className="min-h-64 rounded-md border p-4">
          {text.trim() ? <Article markdown={text} /> : <p className="text-sm text-ink-faint">{t('knowledge.noText')}</p>}
        </div>
      )}
    </div>
  )
}
