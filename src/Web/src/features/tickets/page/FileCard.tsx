import { Lock, Paperclip, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { TicketFile } from '@/api/types'
import { IconButton } from '@/components/Button'
import { Time } from '@/components/Time'
import { cn } from '@/lib/cn'
import { fileSize } from '@/lib/number'

interface FileCardProps {
  file: TicketFile
  zone?: string
  leaving: boolean
  onRemove?: () => void
}

/** A file that came with a ticket: its name fetches it. */
export function FileCard({ file, zone, leaving, onRemove }: FileCardProps) {
  const { t } = useTranslation()
  return (
    <li className={cn('flex min-w-0 flex-wrap items-center gap-x-2 px-4 py-1 text-sm', leaving && 'line-through opacity-50')}>
      <Paperclip className="size-4 shrink-0 text-ink-faint" aria-hidden />
      <a
        href={`/v1/ticket-files/${file.id}`}
        download={file.name}
        className="min-w-0 truncate font-medium text-accent-text hover:underline"
      >
        {file.name}
      </a>
      <span className="figures text-xs text-ink-faint">{fileSize(file.bytes)}</span>
      {file.isInternal && (
        <span className="inline-flex items-center gap-1 text-xs font-medium text-warning">
          <Lock className="size-3" aria-hidden /> {t('conversation.internalFile')}
        </span>
      )}
      <span className="ml-auto flex items-center gap-2 text-xs text-ink-faint">
        <span className="truncate">{file.addedBy?.name}</span>
        <Time at={file.addedAt} zone={zone} />
        {onRemove && !leaving && (
          <IconButton label={t('conversation.removeFile', { name: file.name })} size="icon-sm" onClick={onRemove}>
            <X aria-hidden />
          </IconButton>
        )}
      </span>
    </li>
  )
}
