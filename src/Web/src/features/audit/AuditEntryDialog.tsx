import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '@/api/types'
import { Button } from '@/components/Button'
import { CopyText } from '@/components/CopyText'
import { Dialog } from '@/components/Dialog'
import { Fact, Facts } from '@/components/Facts'
import { absoluteTime } from '@/lib/time'
import { actorName } from './columns'
import type { AuditSearch } from './queries'

/** One entry in full: before and after, from where, and the ways on from here. */
export function AuditEntryDialog({
  entry,
  onClose,
  onNarrow,
}: {
  entry: AuditEntry | undefined
  onClose(): void
  onNarrow(next: AuditSearch): void
}) {
  const { t } = useTranslation()
  return (
    <Dialog open={entry !== undefined} onOpenChange={(open) => !open && onClose()} title={entry?.text ?? ''}>
      {entry && (
        <div className="grid gap-5">
          <Facts>
            <Fact label={t('audit.at')}>
              <span className="figures">{absoluteTime(entry.at)}</span>
            </Fact>
            <Fact label={t('audit.actor')}>{actorName(entry, t)}</Fact>
            <Fact label={t('audit.record')}>
              {entry.record.kind} {entry.record.name}
            </Fact>
            <Fact label={t('audit.kind')}>
              <code className="font-mono text-xs">{entry.kind}</code>
            </Fact>
            <Fact label={t('audit.from')}>
              {entry.from ? [entry.from.address, entry.from.agent].filter(Boolean).join(' · ') : t('audit.itself')}
            </Fact>
            {entry.traceId && (
              <Fact label={t('error.trace')}>
                <CopyText text={entry.traceId} />
              </Fact>
            )}
          </Facts>
          <Changes entry={entry} />
          <div className="flex flex-wrap gap-2">
            <Button size="sm" onClick={() => onNarrow({ record: entry.record.id })}>
              {t('audit.sameRecord')}
            </Button>
            {entry.actor && (
              <Button size="sm" onClick={() => onNarrow({ actor: entry.actor?.id })}>
                {t('audit.sameActor')}
              </Button>
            )}
            {entry.traceId && (
              <Button size="sm" onClick={() => onNarrow({ trace: entry.traceId ?? undefined })}>
                {t('audit.sameTrace')}
              </Button>
            )}
          </div>
        </div>
      )}
    </Dialog>
  )
}

function Changes({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation()
  if (entry.changes.length === 0) return <p className="text-sm text-ink-muted">{t('audit.nothingChanged')}</p>
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-left text-sm">
        <thead className="text-xs text-ink-faint">
          <tr>
            {['field', 'before', 'after'].map((name) => (
              <th key={name} scope="col" className="py-1 pr-3 font-medium">
                {t(`audit.${name as 'field'}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entry.changes.map(({ field, before, after }) => (
            <tr key={field} className="border-t align-top">
              <th scope="row" className="py-1.5 pr-3 font-normal text-ink-muted">
                {field}
              </th>
              <td className="py-1.5 pr-3 break-words text-ink-muted">{readable(before)}</td>
              <td className="py-1.5 break-words">{readable(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/

/** Instants are read as everywhere else; everything else is shown as it is. */
function readable(value: string | null): string {
  return value === null ? '–' : instant.test(value) ? absoluteTime(value) : value
}
