import { useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { ReadyMapping } from '@/api/types'
import { Field, Select } from '@/components/form/Field'
import { Notice } from '@/components/Notice'
import type { SourceForm } from './mapping'

const guides = ['grafana', 'prtg', 'zabbix', 'uptimeKuma', 'datadog'] as const

interface NewSourceFieldsProps {
  form: UseFormReturn<SourceForm>
  ready: ReadyMapping[]
  onBegin(ready: ReadyMapping): void
}

/** What posts, and how it shows that it is it. */
export function NewSourceFields({ form, ready, onBegin }: NewSourceFieldsProps) {
  const { t } = useTranslation()
  const [key, choose] = useState(ready[0]!.key)
  return (
    <>
      <Field label={t('alertSources.sender')} hint={t('alertSources.senderHint')}>
        {(control) => (
          <Select
            {...control}
            value={key}
            onChange={({ target }) => {
              choose(target.value)
              onBegin(ready.find((one) => one.key === target.value)!)
            }}
          >
            {ready.map((one) => (
              <option key={one.key} value={one.key}>
                {one.key === 'other' ? t('alertSources.other') : one.title}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('alertSources.signIn')} hint={t('alertSources.signInHint')}>
        {(control) => (
          <Select {...control} {...form.register('signIn')}>
            <option value="token">{t('alertSources.signIns.token')}</option>
            <option value="signature">{t('alertSources.signIns.signature')}</option>
          </Select>
        )}
      </Field>
      <Notice>{t(`alertSources.guides.${guides.find((guide) => guide === key) ?? 'other'}`)}</Notice>
    </>
  )
}
