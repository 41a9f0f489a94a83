import { BookOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useSuggestions } from './useSuggestions'

/** Articles that may answer a ticket before it is opened, for the colleague who writes it down. */
export function KnownAnswers({ subject, description }: { subject: string; description: string }) {
  const { t } = useTranslation()
  const articles = useSuggestions(subject, description, null)
  if (articles.length === 0) return null
  return (
    <section aria-label={t('suggest.known')} className="rounded-md border bg-sunken px-3 py-2">
      <h3 className="text-xs font-medium text-ink-muted">{t('suggest.known')}</h3>
      <ul className="mt-1 grid gap-1">
        {articles.slice(0, 3).map(({ id, number, title, because }) => (
          <li key={id} className="flex min-w-0 items-baseline gap-2 text-sm">
            <BookOpen className="size-3.5 shrink-0 self-center text-ink-faint" aria-hidden />
            <a
              href={`/knowledge/${number}`}
              target="_blank"
              rel="noopener"
              className="min-w-0 truncate font-medium hover:underline"
              title={because.join(', ')}
            >
              {title}
            </a>
            <span className="figures shrink-0 text-xs text-ink-faint">{number}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
