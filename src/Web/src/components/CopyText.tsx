import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cn } from '@/lib/cn'
import { copyText } from '@/lib/copy'
import { Tooltip } from './Tooltip'

/** An identifier that copies itself when pressed. */
export function CopyText({ text, shown, className }: { text: string; shown?: string; className?: string }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 1500)
    return () => clearTimeout(timer)
  }, [copied])
  const Icon = copied ? Check : Copy
  return (
    <Tooltip text={copied ? t('action.copied') : t('action.copy')}>
      <button
        type="button"
        onClick={() => void copyText(text).then(setCopied)}
        className={cn(
          'group inline-flex max-w-full items-center gap-1 rounded-sm font-mono text-xs text-ink-muted hover:text-ink',
          className,
        )}
      >
        <span className="truncate">{shown ?? text}</span>
        <Icon className={cn('size-3 shrink-0', copied ? 'text-healthy' : 'text-ink-faint')} aria-hidden />
        <span className="sr-only" role="status">
          {copied ? t('action.copied') : ''}
        </span>
      </button>
    </Tooltip>
  )
}
