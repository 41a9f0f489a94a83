import { useNavigate } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/components/Button'
import { useToast } from '@/components/Toasts'

interface RemoveButtonProps {
  name: string
  /** Where one is afterwards. */
  to: '/on-call' | '/on-call/policies'
  remove(): Promise<unknown>
  /** Makes the same once more. */
  again(): Promise<unknown>
}

/** Removes what a page is about, with a way back. */
export function RemoveButton({ name, to, remove, again }: RemoveButtonProps) {
  const { t } = useTranslation()
  const toast = useToast()
  const navigate = useNavigate()
  const [pending, setPending] = useState(false)
  const failed = (error: unknown) => toast({ text: error instanceof Error ? error.message : String(error), tone: 'critical', seconds: 10 })
  const press = async () => {
    setPending(true)
    try {
      await remove()
      const action = { label: t('action.undo'), onPress: () => void again().then(() => toast({ text: t('oncall.undone') }), failed) }
      toast({ text: t('oncall.removed', { name }), seconds: 12, action })
      await navigate({ to, ignoreBlocker: true })
    } catch (error) {
      failed(error)
      setPending(false)
    }
  }
  return (
    <IconButton label={t('oncall.remove')} look="danger" pending={pending} onClick={() => void press()}>
      <Trash2 aria-hidden />
    </IconButton>
  )
}
