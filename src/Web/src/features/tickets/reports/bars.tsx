import { useTranslation } from 'react-i18next'
import { cn } from '@/lib/cn'

/** What was not kept is striped as well as red: nobody needs to see the colour. */
export const striped = 'bg-critical-fill bg-[repeating-linear-gradient(135deg,transparent_0_3px,var(--surface)_3px_4.5px)]'

/** Kept and breached as the two parts of one bar. */
export function KeptBar({ kept, breached, className }: { kept: number; breached: number; className?: string }) {
  const all = Math.max(1, kept + breached)
  return (
    <div className={cn('flex h-3.5 gap-px overflow-hidden rounded-sm bg-sunken', className)} aria-hidden>
      <span className="bg-healthy-fill" style={{ width: `${(kept / all) * 100}%` }} />
      <span className={striped} style={{ width: `${(breached / all) * 100}%` }} />
    </div>
  )
}

/** A length beside others of its kind: the longest fills the bar. */
export function LengthBar({ share, className }: { share: number; className?: string }) {
  return (
    <div className={cn('h-1.5 overflow-hidden rounded-full bg-sunken', className)} aria-hidden>
      <div className="h-full rounded-full bg-accent" style={{ width: `${Math.max(share > 0 ? 2 : 0, share * 100)}%` }} />
    </div>
  )
}

/** What the two parts mean, in words. */
export function KeptLegend() {
  const { t } = useTranslation()
  const key = 'inline-block size-2.5 rounded-[2px]'
  return (
    <span className="flex items-center gap-3 text-xs text-ink-muted">
      <span className="flex items-center gap-1.5">
        <span className={cn(key, 'bg-healthy-fill')} aria-hidden /> {t('reports.kept')}
      </span>
      <span className="flex items-center gap-1.5">
        <span className={cn(key, striped)} aria-hidden /> {t('reports.breached')}
      </span>
    </span>
  )
}

/** "96 %", and never 100 unless it is all. */
export function shareText(share: number | null): string {
  if (share === null) return '–'
  return `${Math.floor(share * 1000) / 10}\u00a0%`
}
