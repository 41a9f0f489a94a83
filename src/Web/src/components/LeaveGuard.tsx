import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button } from './Button'
import { Dialog } from './Dialog'

/** Asks before what somebody typed is lost: on the way to another page of ours in a dialog, on the way out by the browser. */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const { t } = useTranslation()
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: dirty,
    withResolver: true,
  })
  return (
    <Dialog open={status === 'blocked'} onOpenChange={(open) => !open && reset?.()} title={t('leave.title')} description={t('leave.text')}>
      <div className="flex justify-end gap-2">
        <Button look="danger" onClick={() => proceed?.()}>
          {t('leave.go')}
        </Button>
        <Button look="primary" onClick={() => reset?.()} autoFocus>
          {t('leave.stay')}
        </Button>
      </div>
    </Dialog>
  )
}
