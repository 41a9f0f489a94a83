import type { TFunction } from 'i18next'
import { CircleAlert, Equal, PencilLine, Plus, X, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DeviceImport, ImportLine, ImportOutcome } from '@/api/types'
import type { Column } from '@/components/table/columns'
import { Tooltip } from '@/components/Tooltip'
import { cn } from '@/lib/cn'
import { figure } from '@/lib/number'
import { looksLikeFormula, takenFields } from './fields'

const outcomes: Record<ImportOutcome, [LucideIcon, string]> = {
  created: [Plus, 'text-healthy'],
  changed: [PencilLine, 'text-accent-text'],
  unchanged: [Equal, 'text-ink-faint'],
  refused: [X, 'text-critical'],
}

/** The lines of a table as they were understood: what would come of each, its fields, and what is wrong with them. */
export function previewColumns(t: TFunction, one: DeviceImport, troubled: boolean): Column<ImportLine>[] {
  const problemColumn: Column<ImportLine> = {
    id: 'problem',
    header: t('imports.problem'),
    width: 'minmax(280px, 3fr)',
    cell: (line) => <Problems line={line} />,
  }
  return [
    { id: 'line', header: t('imports.line'), width: '56px', align: 'right', cell: ({ line }) => <Faint>{figure(line)}</Faint> },
    { id: 'outcome', header: t('imports.outcome'), width: '120px', cell: (line) => <Outcome line={line} /> },
    ...(troubled ? [problemColumn] : []),
    ...takenFields(one.mapping).map(({ field, column }): Column<ImportLine> => ({
      id: field,
      header: t(`imports.field.${field}`),
      width: field === 'name' ? 'minmax(144px, 2fr)' : 'minmax(96px, 1fr)',
      cell: (line) => <Cell text={line.cells[column] ?? ''} problem={line.problems.find((problem) => problem.field === field)?.message} />,
    })),
  ]
}

function Faint({ children }: { children: string }) {
  return <span className="figures text-ink-faint">{children}</span>
}

export function Outcome({ line: { outcome, deviceNumber } }: { line: ImportLine }) {
  const { t } = useTranslation()
  const [Icon, look] = outcomes[outcome]
  return (
    <span className={cn('inline-flex items-center align-middle gap-1.5', look)}>
      <Icon className="size-3.5 shrink-0" aria-hidden /> {t(`imports.outcomes.${outcome}`)}
      {deviceNumber && <span className="figures text-xs text-ink-faint">{deviceNumber}</span>}
    </span>
  )
}

/** A cell as it was sent; the one that is wrong says why. */
function Cell({ text, problem }: { text: string; problem?: string }) {
  const { t } = useTranslation()
  if (problem)
    return (
      <Tooltip text={problem}>
        <span className="-mx-1 inline-flex max-w-full align-middle items-center gap-1 rounded-sm bg-critical-soft px-1 text-critical">
          <CircleAlert className="size-3.5 shrink-0" aria-label={problem} />
          <span className="truncate">{text || t('imports.empty')}</span>
        </span>
      </Tooltip>
    )
  if (looksLikeFormula(text))
    return (
      <Tooltip text={t('imports.formula')}>
        <span className="font-mono text-xs text-warning">{text}</span>
      </Tooltip>
    )
  return <span className="text-ink-muted">{text}</span>
}

function Problems({ line: { problems } }: { line: ImportLine }) {
  const [first, ...others] = problems
  if (!first) return null
  return (
    <span className="text-critical" title={problems.map(({ message }) => message).join('\n')}>
      {first.message}
      {others.length > 0 && ` +${others.length}`}
    </span>
  )
}

/** A line on a narrow screen. */
export function PreviewCompact({ line, one }: { line: ImportLine; one: DeviceImport }) {
  const { name, serial, number, site } = one.mapping
  const cell = (column: number | null | undefined) => (typeof column === 'number' ? (line.cells[column] ?? '') : '')
  return (
    <>
      <span className="flex items-center justify-between gap-3">
        <span className="truncate text-base font-medium">{cell(name) || cell(serial) || cell(number) || '–'}</span>
        <Outcome line={line} />
      </span>
      <span className={cn('mt-0.5 block truncate text-xs', line.problems.length > 0 ? 'text-critical' : 'text-ink-muted')}>
        {figure(line.line)} · {line.problems[0]?.message ?? cell(site)}
      </span>
    </>
  )
}
