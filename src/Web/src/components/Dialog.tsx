import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { buttonLooks } from './Button'

interface DialogProps {
  open: boolean
  onOpenChange(open: boolean): void
  title: string
  description?: ReactNode
  children: ReactNode
}

/** A modal sheet of paper; on a phone it rises from the bottom edge. */
export function Dialog({ open, onOpenChange, title, description, children }: DialogProps) {
  const { t } = useTranslation()
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          aria-describedby={description ? undefined : ''}
          onOpenAutoFocus={focusSheet}
          className="slide-up fixed inset-x-0 bottom-0 z-40 max-h-[92dvh] overflow-y-auto rounded-t-lg border bg-raised p-5 pb-[max(20px,env(safe-area-inset-bottom))] shadow-pop outline-none md:inset-x-auto md:top-[12vh] md:bottom-auto md:left-1/2 md:w-120 md:-translate-x-1/2 md:rounded-lg"
        >
          <div className="mb-4 flex items-start justify-between gap-4">
            <div>
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {description && <Radix.Description className="mt-0.5 text-sm text-ink-muted">{description}</Radix.Description>}
            </div>
            <Radix.Close aria-label={t('action.close')} className={buttonLooks({ look: 'ghost', size: 'icon', className: '-mt-1 -mr-2' })}>
              <X aria-hidden />
            </Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Without a field that wants the focus, the sheet itself takes it rather than its close button. */
function focusSheet(event: Event) {
  event.preventDefault()
  ;(event.currentTarget as HTMLElement).focus()
}
