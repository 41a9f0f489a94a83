import { CircleCheck, CircleDashed, CirclePlay, CircleX, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { JobState } from '@/api/types'
import { cn } from '@/lib/cn'

const looks: Record<JobState, [LucideIcon, string]> = {
  waiting: [CircleDashed, 'text-ink-muted'],
  running: [CirclePlay, 'text-accent-text'],
  done: [CircleCheck, 'text-healthy'],
  dead: [CircleX, 'text-critical'],
}

/** Where a job is in its life: shape and word. */
export function JobStateBadge({ state }: { state: JobState }) {
  const { t } = useTranslation()
  const [Icon, look] = looks[state]
  return (
    <span className={cn('inline-flex items-center gap-1.5 text-sm font-medium', look)}>
      <Icon className="size-3.5" aria-hidden /> {t(`jobs.${state}`)}
    </span>
  )
}
