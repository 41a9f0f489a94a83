import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '@/lib/keys'
import { useDebounced } from '@/lib/useDebounced'
import { Keys } from './Keys'

/** Filters a list by text as one types; `/` goes there, Escape leaves. */
export function SearchField({ value, onChange, label }: { value: string; onChange(value: string): void; label: string }) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  const still = useDebounced(text, 120)
  const sent = useRef(value)
  useKeys({ '/': () => input.current?.focus() })
  useEffect(() => {
    if (still === sent.current) return
    sent.current = still
    onChange(still)
  }, [still, onChange])
  useEffect(() => {
    if (value === sent.current) return
    sent.current = value
    setText(value)
  }, [value])
  return (
    <div className="relative w-full sm:w-auto sm:max-w-64 sm:grow sm:basis-40">
      <Search className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-faint" aria-hidden />
      <input
        ref={input}
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
          if (event.key === 'Enter') setTimeout(() => input.current?.blur())
        }}
        className="h-(--control) w-full rounded-md border border-line-strong bg-surface pr-8 pl-8 text-base md:text-sm"
      />
      <span className="absolute top-1/2 right-2 hidden -translate-y-1/2 items-center md:flex">
        {text ? (
          <button type="button" aria-label={t('action.clear')} onClick={() => setText('')} className="text-ink-faint hover:text-ink">
            <X className="size-4" aria-hidden />
          </button>
        ) : (
          <Keys keys="/" />
        )}
      </span>
    </div>
  )
}
