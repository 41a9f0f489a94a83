import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnRequest } from '@/api/types'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { useClose } from './queries'

/** Says that nothing is left to do. A closed request takes no more messages, so it is asked once. */
export function CloseButton({ request }: { request: OwnRequest }) {
  const { t } = useTranslation()
  const [asked, ask] = useState(false)
  const close = useClose(request)
  return (
    <>
      <Button onClick={() => ask(true)}>
        <CircleCheck aria-hidden /> {t('requests.close')}
      </Button>
      <Dialog open={asked} onOpenChange={ask} title={t('requests.closeTitle')} description={t('requests.closeText')}>
        <div className="flex justify-end gap-2">
          <Button onClick={() => ask(false)}>{t('action.cancel')}</Button>
          <Button look="primary" pending={close.isPending} onClick={() => close.mutate(undefined, { onSettled: () => ask(false) })}>
            {t('requests.close')}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
