import { Paperclip } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketFile } from '@/api/types'
import { Time } from '@/components/Time'
import { cn } from '@/lib/cn'
import { fileSize } from '@/lib/number'

interface BubbleProps {
  /** One's own stand on the right, as in any messenger. */
  mine: boolean
  who?: string | null
  at: string
  children: ReactNode
}

function Frame({ mine, who, at, children }: BubbleProps) {
  const { t } = useTranslation()
  return (
    <li className={cn('flex flex-col', mine ? 'items-end' : 'items-start')}>
      <div
        className={cn(
          'max-w-[88%] min-w-0 rounded-lg border px-3.5 py-2.5 sm:max-w-[80%]',
          mine ? 'rounded-br-sm border-transparent bg-accent-soft contrast-theme:border-accent' : 'rounded-bl-sm bg-surface',
        )}
      >
        {children}
      </div>
      <p className="mt-1 flex gap-1.5 px-1 text-xs text-ink-faint">
        <span>{mine ? t('requests.you') : (who ?? t('requests.us'))}</span>
        <Time at={at} />
      </p>
    </li>
  )
}

/** Something said. */
export function Bubble({ text, ...frame }: Omit<BubbleProps, 'children'> & { text: string }) {
  return (
    <Frame {...frame}>
      <p className="text-base break-words whitespace-pre-wrap">{text}</p>
    </Frame>
  )
}

/** A file that was sent; its name fetches it. */
export function FileBubble({ file, mine }: { file: TicketFile; mine: boolean }) {
  return (
    <Frame mine={mine} who={file.addedBy?.name} at={file.addedAt}>
      <a
        href={`/v1/request-files/${file.id}`}
        download={file.name}
        className="flex min-w-0 items-center gap-2 text-base font-medium text-accent-text hover:underline"
      >
        <Paperclip className="size-4 shrink-0" aria-hidden />
        <span className="truncate">{file.name}</span>
        <span className="figures shrink-0 text-xs font-normal text-ink-muted">{fileSize(file.bytes)}</span>
      </a>
    </Frame>
  )
}
