import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useSession } from '@/features/identity/session'
import { useTopics } from '@/live/LiveProvider'
import type { TopicListener } from '@/live/liveStream'
import { requestKeys } from './queries'

/** Keeps what I asked for current: its state, its conversation and its times. */
export function useOwnRequests(): void {
  const queries = useQueryClient()
  const { user } = useSession()
  useTopics(
    [`requests:${user.id}`],
    useMemo(() => requestsListener(queries), [queries]),
  )
}

/** A frame names the request that changed; pages know it by its id or by its number, so those in sight are asked for again. */
export function requestsListener(queries: QueryClient): TopicListener {
  const look = () => {
    void queries.invalidateQueries({ queryKey: requestKeys.lists })
    void queries.invalidateQueries({ queryKey: requestKeys.ones })
  }
  return {
    onSnapshot: (_, missed) => {
      if (missed) look()
    },
    onFrame: look,
  }
}
