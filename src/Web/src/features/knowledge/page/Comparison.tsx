import { useTranslation } from 'react-i18next'
import type { ArticleComparison } from '@/api/types'
import { Panel } from '@/components/Panel'
import { cn } from '@/lib/cn'

const looks = {
  same: 'text-ink-muted',
  removed: 'bg-critical-soft text-critical',
  added: 'bg-healthy-soft text-healthy',
}
const signs = { same: ' ', removed: '−', added: '+' }

/** What became of a text, line by line, and of what is said about it. */
export function Comparison({ comparison: { before, after, lines } }: { comparison: ArticleComparison }) {
  const { t } = useTranslation()
  const fields = [
    { label: t('knowledge.name'), was: before.title, is: after.title },
    { label: t('tickets.category'), was: before.category ?? '–', is: after.category ?? '–' },
    { label: t('tickets.tags'), was: before.tags.join(', ') || '–', is: after.tags.join(', ') || '–' },
    {
      label: t('knowledge.visibility'),
      was: t(`knowledge.visibilities.${before.visibility}`),
      is: t(`knowledge.visibilities.${after.visibility}`),
    },
  ].filter(({ was, is }) => was !== is)
  const changed = lines.filter(({ change }) => change !== 'same').length
  return (
    <>
      {fields.length > 0 && (
        <Panel>
          <dl className="grid gap-2 text-sm">
            {fields.map(({ label, was, is }) => (
              <div key={label} className="grid gap-x-3 sm:grid-cols-[96px_minmax(0,1fr)]">
                <dt className="text-ink-muted">{label}</dt>
                <dd className="min-w-0 break-words">
                  <del className="text-critical">{was}</del> → <ins className="text-healthy no-underline">{is}</ins>
                </dd>
              </div>
            ))}
          </dl>
        </Panel>
      )}
      <Panel title={changed > 0 ? t('knowledge.linesChanged', { count: changed }) : t('knowledge.sameText')} flush>
        <ol className="overflow-x-auto py-2 text-sm">
          {lines.map(({ change, text }, at) => (
            <li key={at} className={cn('grid grid-cols-[24px_minmax(0,1fr)] px-3 py-0.5', looks[change])}>
              <span className="font-mono select-none" aria-label={change === 'same' ? undefined : t(`knowledge.lines.${change}`)}>
                {signs[change]}
              </span>
              <span className="min-h-4.5 break-words whitespace-pre-wrap">{text}</span>
            </li>
          ))}
        </ol>
      </Panel>
    </>
  )
}
