import { PencilLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useWriters } from './writing'

/** Warns that a colleague is answering already, so that two do not answer past each other. */
export function WritersNotice({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation()
  const writers = useWriters(ticketId)
  return (
    <div role="status" className="empty:hidden">
      {writers.map(({ name, isNote }) => (
        <p
          key={name}
          className="flex items-center gap-2 rounded-md bg-warning-soft px-3 py-2 text-sm text-warning contrast-theme:border contrast-theme:border-warning"
        >
          <PencilLine className="size-4 shrink-0 motion-safe:animate-pulse" aria-hidden />
          {t(isNote ? 'conversation.writesNote' : 'conversation.writesReply', { name })}
        </p>
      ))}
    </div>
  )
}
