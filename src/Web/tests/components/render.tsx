import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { ToastProvider } from '@/components/Toasts'
import { TooltipProvider } from '@/components/Tooltip'
import '@/i18n'

/** Renders with the words, tooltips and toasts every component may rely on. */
export function show(node: ReactNode) {
  return render(
    <TooltipProvider>
      <ToastProvider>{node}</ToastProvider>
    </TooltipProvider>,
  )
}
