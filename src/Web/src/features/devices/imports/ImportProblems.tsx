import { useTranslation } from 'react-i18next'
import type { ImportResult } from '@/api/types'
import { Panel } from '@/components/Panel'
import { figure } from '@/lib/number'
import { importFields, type ImportField } from './fields'

const shownAtMost = 200

/** The lines that were left out, or taken only in part, with why. */
export function ImportProblems({ result }: { result: ImportResult }) {
  const { t } = useTranslation()
  const isField = (field: string | null): field is ImportField => importFields.includes(field as ImportField)
  const shown = result.problems.slice(0, shownAtMost)
  return (
    <Panel title={t('imports.problems')} aside={t('imports.mend')} flush>
      <ul className="divide-y text-sm">
        {shown.map((problem, at) => (
          <li key={at} className="grid gap-x-3 px-4 py-2 sm:grid-cols-[80px_112px_1fr]">
            <span className="figures text-ink-faint">{t('imports.lineNo', { line: figure(problem.line) })}</span>
            <span className="font-medium">{isField(problem.field) ? t(`imports.field.${problem.field}`) : t('imports.wholeLine')}</span>
            <span className="text-ink-muted">{problem.message}</span>
          </li>
        ))}
      </ul>
      {result.problems.length > shown.length && (
        <p className="border-t px-4 py-2 text-xs text-ink-faint">
          {t('imports.moreProblems', {
            count: result.problems.length - shown.length,
            lines: figure(result.problems.length - shown.length),
          })}
        </p>
      )}
    </Panel>
  )
}
