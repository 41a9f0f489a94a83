import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { atMostEvery } from '@/lib/atMostEvery'
import { useTopics } from '@/live/LiveProvider'
import type { TopicListener } from '@/live/liveStream'
import { onCallKeys } from './queries'

/** In a storm many are called at once; they are looked at again at most this often. */
const lookEvery = 1_000

/** Keeps who is on call, and about what people are called, current. */
export function useOnCallTopic(): void {
  const queries = useQueryClient()
  useTopics(
    ['on-call'],
    useMemo(() => onCallListener(queries), [queries]),
  )
}

/** The topic `on-call`: a frame says that there are other calls, or other schedules, to look at. */
export function onCallListener(queries: QueryClient): TopicListener {
  const calls = atMostEvery(lookEvery, () => void queries.invalidateQueries({ queryKey: onCallKeys.calls }))
  const schedules = atMostEvery(lookEvery, () => {
    for (const queryKey of onCallKeys.schedules) void queries.invalidateQueries({ queryKey })
  })
  return {
    onSnapshot: (_, missed) => {
      if (!missed) return
      calls()
      schedules()
    },
    onFrame: ({ kind }) => (kind === 'calls' ? calls() : schedules()),
  }
}
