import { Link } from '@tanstack/react-router'
import { QrCode, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DeviceImport } from '@/api/types'
import { Button, buttonLooks } from '@/components/Button'
import { Tooltip } from '@/components/Tooltip'
import { useToast } from '@/components/Toasts'
import { absoluteTime } from '@/lib/time'
import { useNow } from '@/lib/now'
import { useUndoImport } from './queries'

/** What there is to do once a table is applied: look at the devices, print their labels, take it all back. */
export function ImportActions({ one }: { one: DeviceImport }) {
  const { t } = useTranslation()
  const toast = useToast()
  const undo = useUndoImport(one)
  const tooLate = useNow((now) => now > new Date(one.keepUntil).getTime())
  if (one.state !== 'applied' || !one.result || one.result.created + one.result.changed === 0) return null
  return (
    <>
      {!tooLate && (
        <Tooltip text={t('imports.undoUntil', { at: absoluteTime(one.keepUntil) })}>
          <Button
            pending={undo.isPending}
            onClick={() => undo.mutate(undefined, { onError: (error) => toast({ text: error.message, tone: 'critical' }) })}
          >
            <Undo2 aria-hidden /> {t('action.undo')}
          </Button>
        </Tooltip>
      )}
      <Link
        to="/devices/labels"
        search={{ import: one.id, site: undefined }}
        className={buttonLooks({ className: 'hidden sm:inline-flex' })}
      >
        <QrCode aria-hidden /> {t('labels.title')}
      </Link>
      <Link to="/devices" search={{ import: one.id, site: undefined }} className={buttonLooks({ look: 'primary' })}>
        {t('imports.seeDevices')}
      </Link>
    </>
  )
}
