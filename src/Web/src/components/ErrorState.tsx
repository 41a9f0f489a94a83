import { CloudOff, RotateCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '@/api/problem'
import { Button } from './Button'
import { CopyText } from './CopyText'
import { UpgradeNotice } from './UpgradeNotice'

/** What went wrong, what to do about it, and the trace id to hand to support. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation()
  const problem = error instanceof ProblemError ? error : undefined
  const missing = problem?.status === 404
  if (problem?.upgrade) return <UpgradeNotice upgrade={problem.upgrade} />
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center px-6 py-14 text-center">
      <div className="mb-4 grid size-11 place-items-center rounded-lg border border-line bg-sunken text-ink-muted">
        <CloudOff className="size-5" aria-hidden />
      </div>
      <h2 className="text-lg font-semibold">{missing ? t('error.missing') : t('error.title')}</h2>
      <p className="mt-1 text-sm text-balance text-ink-muted">
        {missing ? t('error.missingHint') : (problem?.message ?? t('error.unexpected'))}
      </p>
      {problem?.traceId && (
        <p className="mt-3 flex items-center gap-1.5 text-xs text-ink-faint">
          {t('error.trace')} <CopyText text={problem.traceId} />
        </p>
      )}
      {retry && !missing && (
        <Button className="mt-5" onClick={retry}>
          <RotateCw aria-hidden /> {t('error.retry')}
        </Button>
      )}
    </div>
  )
}
