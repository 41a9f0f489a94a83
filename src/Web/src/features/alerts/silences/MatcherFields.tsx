import { Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Matcher } from '@/api/types'
import { Button, IconButton } from '@/components/Button'
import { Input, Select } from '@/components/form/Field'
import { comparisonOf, comparisons, noMatcher, readMatchers, withComparison, type Comparison } from './matchers'

interface MatcherFieldsProps {
  label: string
  value: Matcher[]
  onChange(matchers: Matcher[]): void
  /** What is said where there is none. */
  none?: string
  autoFocus?: boolean
}

/** What labels must be, one line each; several pasted as they are written become as many lines. */
export function MatcherFields({ label, value, onChange, none, autoFocus }: MatcherFieldsProps) {
  const { t } = useTranslation()
  const set = (at: number, matcher: Matcher) => onChange(value.with(at, matcher))
  const paste = (at: number, text: string) => {
    const read = /[=~]/.test(text) ? readMatchers(text) : undefined
    if (!read || read.length === 0) return false
    onChange([...value.slice(0, at), ...read, ...value.slice(at + 1)])
    return true
  }
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      {value.length === 0 && none && <p className="text-xs text-ink-faint">{none}</p>}
      {value.map((matcher, at) => (
        // Lines have nothing but their place to be known by.
        <div key={at} className="grid grid-cols-[minmax(0,2fr)_64px_minmax(0,3fr)_auto] items-center gap-1.5">
          <Input
            aria-label={t('alerts.matchers.name', { at: at + 1 })}
            autoFocus={autoFocus && at === 0}
            placeholder="alertname"
            spellCheck={false}
            autoCapitalize="off"
            className="font-mono"
            value={matcher.name}
            onPaste={(event) => paste(at, event.clipboardData.getData('text')) && event.preventDefault()}
            onChange={({ target }) => set(at, { ...matcher, name: target.value.trim() })}
          />
          <Select
            aria-label={t('alerts.matchers.comparison', { at: at + 1 })}
            className="px-1.5 pr-1 font-mono"
            value={comparisonOf(matcher)}
            onChange={({ target }) => set(at, withComparison(matcher, target.value as Comparison))}
          >
            {comparisons.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </Select>
          <Input
            aria-label={t('alerts.matchers.value', { at: at + 1 })}
            spellCheck={false}
            autoCapitalize="off"
            className="font-mono"
            value={matcher.value}
            onChange={({ target }) => set(at, { ...matcher, value: target.value })}
          />
          <IconButton
            label={t('alerts.matchers.remove', { at: at + 1 })}
            onClick={() => onChange(value.filter((_, other) => other !== at))}
          >
            <X aria-hidden />
          </IconButton>
        </div>
      ))}
      <Button look="ghost" size="sm" className="justify-self-start" onClick={() => onChange([...value, noMatcher])}>
        <Plus aria-hidden /> {t('alerts.matchers.add')}
      </Button>
    </fieldset>
  )
}
