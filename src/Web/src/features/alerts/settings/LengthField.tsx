import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, Input } from '@/components/form/Field'
import { readLength, writeLength } from './lengths'

/** How long, typed as people write it. */
export function LengthField({
  label,
  hint,
  value,
  onChange,
}: {
  label: string
  hint?: string
  value: number
  onChange(seconds: number): void
}) {
  const { t } = useTranslation()
  const [text, setText] = useState(() => writeLength(value))
  const read = readLength(text)
  return (
    <Field label={label} hint={hint} error={read === undefined ? t('alerts.policy.lengthWrong') : undefined}>
      {(control) => (
        <Input
          {...control}
          value={text}
          className="figures"
          onChange={({ target }) => {
            setText(target.value)
            onChange(readLength(target.value) ?? Number.NaN)
          }}
        />
      )}
    </Field>
  )
}
