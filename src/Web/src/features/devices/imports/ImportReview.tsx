import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { SearchCheck } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceImport, ImportLine } from '@/api/types'
import { Button } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ListPage } from '@/components/ListPage'
import { Notice } from '@/components/Notice'
import { Segments } from '@/components/Segments'
import { DataTable } from '@/components/table/DataTable'
import { TableSkeleton } from '@/components/table/TableSkeleton'
import { useLeaving } from '@/features/identity/useLeaving'
import { figure } from '@/lib/number'
import { cn } from '@/lib/cn'
import { ImportFormat } from './ImportFormat'
import { ImportHead } from './ImportHead'
import { MappingPanel } from './MappingPanel'
import { isMapped } from './fields'
import { PreviewCompact, previewColumns } from './previewColumns'
import { forgetImport, importKeys, problemCountQuery, useApplyImport, useChangeImport, useImportLines, type LineKind } from './queries'

/** A table before it is applied: which column is what, and line by line what would come of it. */
export function ImportReview({ one }: { one: DeviceImport }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [kind, setKind] = useState<LineKind>('all')
  const [mapping, showMapping] = useState(false)
  const change = useChangeImport(one)
  const apply = useApplyImport(one)
  const { begin } = useLeaving(importKeys.list, forgetImport, ({ name }: DeviceImport, seconds) =>
    t('imports.forgetting', { name, seconds }),
  )
  const lines = useImportLines(one.id, kind)
  const problems = useQuery(problemCountQuery(one.id))
  const columns = useMemo(() => previewColumns(t, one, kind === 'problem'), [t, one, kind])
  const { created, changed, unchanged } = one.preview
  const counts: Record<LineKind, number | undefined> = { all: one.rows, created, changed, unchanged, problem: problems.data }
  const nothing = created + changed === 0
  const error = change.error ?? apply.error
  return (
    <ListPage
      head={
        <>
          <ImportHead
            one={one}
            state={<ImportFormat one={one} />}
            actions={
              <>
                <Button
                  onClick={() => {
                    begin(one)
                    void navigate({ to: '/devices/imports' })
                  }}
                >
                  {t('imports.discard')}
                </Button>
                <Button look="primary" pending={apply.isPending} disabled={nothing || change.isPending} onClick={() => apply.mutate()}>
                  {nothing ? t('imports.apply') : t('imports.applyCount', { count: created + changed, devices: figure(created + changed) })}
                </Button>
              </>
            }
          />
          {error && (
            <Notice tone="critical" className="mb-3">
              {error.message}
            </Notice>
          )}
          {!isMapped(one.mapping) && (
            <Notice tone="warning" className="mb-3">
              {t('imports.unmapped')}
            </Notice>
          )}
        </>
      }
      filters={
        <>
          <div className="max-w-full overflow-x-auto">
            <Segments<LineKind>
              label={t('imports.show')}
              value={kind}
              onChange={setKind}
              options={(['all', 'created', 'changed', 'unchanged', 'problem'] as const).map((value) => ({
                value,
                label: (
                  <>
                    {t(`imports.kind.${value}`)}{' '}
                    <span className="text-ink-faint">{counts[value] === undefined ? '' : figure(counts[value])}</span>
                  </>
                ),
              }))}
            />
          </div>
          <Button className="lg:hidden" aria-expanded={mapping} onClick={() => showMapping(!mapping)}>
            {t('imports.columns')}
          </Button>
          {change.isPending && <span className="text-xs text-ink-muted">{t('imports.judging')}</span>}
        </>
      }
    >
      <div className="flex min-h-0 grow">
        <aside
          aria-label={t('imports.columns')}
          className={cn('shrink-0 overflow-y-auto border-r px-(--gutter) py-4 lg:block lg:w-80', mapping ? 'w-full' : 'hidden')}
        >
          <h2 className="mb-3 text-sm font-semibold">{t('imports.columns')}</h2>
          <MappingPanel one={one} onChange={(next) => change.mutate(next)} />
        </aside>
        <div
          className={cn(
            'min-h-0 min-w-0 grow flex-col transition-opacity',
            mapping ? 'hidden lg:flex' : 'flex',
            change.isPending && 'opacity-60',
          )}
        >
          {lines.error ? (
            <ErrorState error={lines.error} retry={lines.refetch} />
          ) : lines.isPending && counts[kind] !== 0 ? (
            <TableSkeleton columns={columns} rows={16} />
          ) : lines.rows.length === 0 ? (
            <EmptyState icon={SearchCheck} title={t(kind === 'problem' ? 'imports.noProblems' : 'imports.noLines')}>
              {t(kind === 'problem' ? 'imports.noProblemsText' : 'imports.noLinesText')}
            </EmptyState>
          ) : (
            <DataTable<ImportLine>
              key={lines.shown}
              label={t('imports.preview')}
              rows={lines.rows}
              rowKey={({ line }) => String(line)}
              columns={columns}
              compact={(line) => <PreviewCompact line={line} one={one} />}
              onSight={lines.see}
            />
          )}
        </div>
      </div>
    </ListPage>
  )
}
