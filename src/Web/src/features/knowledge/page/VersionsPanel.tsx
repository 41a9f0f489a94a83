import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Article } from '@/api/types'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { Helped } from '../Helped'
import { versionsQuery } from '../queries'

/** The latest versions of an article; each leads to what was new in it. */
export function VersionsPanel({ article }: { article: Article }) {
  const { t } = useTranslation()
  const versions = useQuery(versionsQuery(article.id)).data?.items ?? []
  if (versions.length === 0) return null
  return (
    <Panel title={t('knowledge.versions')} flush>
      <ol className="divide-y">
        {versions.slice(0, 6).map(({ number, note, publishedBy, publishedAt, isCurrent, feedback }) => (
          <li key={number}>
            <Link
              to="/knowledge/$id/versions"
              params={{ id: article.number }}
              search={{ from: number > 1 ? String(number - 1) : undefined, to: number > 1 ? String(number) : undefined }}
              className="block px-4 py-2 hover:bg-hover"
            >
              <span className="flex items-baseline justify-between gap-3 text-sm">
                <span className="font-medium">
                  {t('knowledge.versionNumber', { number })}
                  {isCurrent && <span className="ml-2 text-xs font-normal text-healthy">{t('knowledge.current')}</span>}
                </span>
                <span className="text-xs text-ink-faint">
                  <Time at={publishedAt} />
                </span>
              </span>
              {note && <span className="block truncate text-xs text-ink-muted">{note}</span>}
              <span className="flex items-center justify-between gap-3 text-xs text-ink-faint">
                {publishedBy?.name} <Helped feedback={feedback} />
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
