import { useEffect, type ReactNode } from 'react'
import { Brand } from '@/app/shell/Brand'

/** The frame of every page before the app: one card, one thing to do. */
export function Door({ title, text, children, below }: { title: string; text?: ReactNode; children?: ReactNode; below?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Platform`
  }, [title])
  return (
    <main className="grid min-h-dvh place-items-center bg-[radial-gradient(var(--line)_1px,transparent_1px)] [background-size:20px_20px] p-4">
      <div className="w-full max-w-96 rounded-lg border bg-surface p-7 shadow-pop sm:p-8">
        <Brand className="size-9" />
        <h1 className="mt-5 text-xl font-semibold tracking-tight">{title}</h1>
        {text && <p className="mt-1 text-sm text-ink-muted">{text}</p>}
        {children && <div className="mt-6">{children}</div>}
        {below && <div className="mt-5 grid gap-1.5 border-t pt-4 text-sm text-ink-muted">{below}</div>}
      </div>
    </main>
  )
}

/** What looks and reads as a way to another page of the door. */
export const doorLink = 'text-accent-text underline-offset-2 hover:underline'
