import { CloudOff, History, LoaderCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Tooltip } from '@/components/Tooltip'
import { cn } from '@/lib/cn'
import { useStreamState } from '@/live/LiveProvider'
import type { StreamState } from '@/live/protocol'

const looks: Record<StreamState, string> = {
  connecting: 'text-ink-faint',
  live: 'text-healthy',
  behind: 'bg-warning-soft text-warning',
  gone: 'bg-critical-soft text-critical',
}

/** Whether what is on the screen is current, in a word and a shape. */
export function LiveIndicator({ state: given }: { state?: StreamState }) {
  return given ? <LivePill state={given} /> : <StreamPill />
}

function StreamPill() {
  return <LivePill state={useStreamState()} />
}

function LivePill({ state }: { state: StreamState }) {
  const { t } = useTranslation()
  return (
    <Tooltip text={t(`live.${state}Hint`)}>
      <span role="status" tabIndex={0} className={cn('flex h-6 items-center gap-1.5 rounded-full px-2 text-xs font-medium', looks[state])}>
        {state === 'live' && <span className="pulse relative size-2 rounded-full bg-healthy-fill" aria-hidden />}
        {state === 'connecting' && <LoaderCircle className="size-3.5 animate-spin" aria-hidden />}
        {state === 'behind' && <History className="size-3.5" aria-hidden />}
        {state === 'gone' && <CloudOff className="size-3.5" aria-hidden />}
        {t(`live.${state}`)}
      </span>
    </Tooltip>
  )
}
