import { X } from 'lucide-react'
import { Toast as Radix } from 'radix-ui'
import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from './Button'

export interface ToastMessage {
  text: ReactNode
  tone?: 'plain' | 'critical'
  seconds?: number
  action?: { label: string; onPress(): void }
  /** Called once when the toast goes away by itself or is closed, but not when its action was pressed. */
  onLapse?(): void
}

const ToastContext = createContext<(message: ToastMessage) => void>(() => undefined)

export const useToast = () => useContext(ToastContext)

/** Short messages at the edge of the screen, the place where undo is offered. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const [toasts, setToasts] = useState<(ToastMessage & { id: number })[]>([])
  const show = useCallback((message: ToastMessage) => setToasts((shown) => [...shown, { ...message, id: Date.now() + Math.random() }]), [])
  useEffect(() => {
    // Leaving the page must not turn "about to happen" into "never happened".
    const lapseAll = () => toasts.forEach((toast) => toast.onLapse?.())
    addEventListener('pagehide', lapseAll)
    return () => removeEventListener('pagehide', lapseAll)
  }, [toasts])
  const remove = (id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id))
  return (
    <ToastContext value={show}>
      <Radix.Provider swipeDirection="right" label={t('toast.label')}>
        {children}
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onGone={() => remove(toast.id)} />
        ))}
        <Radix.Viewport className="fixed right-4 bottom-[calc(16px+var(--tab-bar,0px))] z-50 flex w-[min(380px,calc(100vw-32px))] flex-col gap-2 outline-none" />
      </Radix.Provider>
    </ToastContext>
  )
}

function ToastCard({ toast, onGone }: { toast: ToastMessage; onGone(): void }) {
  const { t } = useTranslation()
  const lapse = (open: boolean) => {
    if (open) return
    toast.onLapse?.()
    onGone()
  }
  return (
    <Radix.Root
      duration={(toast.seconds ?? 6) * 1000}
      onOpenChange={lapse}
      className="slide-up flex items-center gap-3 rounded-lg border border-line-strong bg-raised py-2 pr-2 pl-4 text-sm shadow-pop"
    >
      <Radix.Description className={toast.tone === 'critical' ? 'grow text-critical' : 'grow'}>{toast.text}</Radix.Description>
      {toast.action && (
        <Button
          look="ghost"
          size="sm"
          className="text-accent-text hover:text-accent-text"
          onClick={() => {
            toast.action?.onPress()
            onGone()
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <Radix.Close asChild>
        <IconButton label={t('action.close')} size="icon-sm">
          <X aria-hidden />
        </IconButton>
      </Radix.Close>
    </Radix.Root>
  )
}
