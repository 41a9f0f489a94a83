import { notifyManager } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import { FrameBatch } from './frameBatch'
import { LiveStream, type TopicListener } from './liveStream'
import type { LiveTransport, StreamState } from './protocol'
import { signalRTransport } from './signalRTransport'

interface Live {
  stream: LiveStream
  batch: FrameBatch
}

const LiveContext = createContext<Live | null>(null)

/** Opens the live stream for everything below it and closes it when the person leaves. */
export function LiveProvider({ children, transport }: { children: ReactNode; transport?: LiveTransport }) {
  const [live] = useState<Live>(() => ({
    stream: new LiveStream(transport ?? signalRTransport()),
    batch: new FrameBatch((apply) => notifyManager.batch(apply)),
  }))
  useEffect(() => {
    const { stream } = live
    const hurry = () => stream.hurry()
    const offline = () => stream.offline()
    stream.start()
    addEventListener('online', hurry)
    addEventListener('offline', offline)
    document.addEventListener('visibilitychange', hurry)
    return () => {
      removeEventListener('online', hurry)
      removeEventListener('offline', offline)
      document.removeEventListener('visibilitychange', hurry)
      void stream.stop()
    }
  }, [live])
  return <LiveContext value={live}>{children}</LiveContext>
}

function useLive(): Live {
  const live = useContext(LiveContext)
  if (!live) throw new Error('No live stream here: render inside LiveProvider.')
  return live
}

/** Follows topics while mounted; changes reach the listener at most once per animation frame. The listener must be stable. */
export function useTopics(topics: string[], listener: TopicListener): void {
  const { stream, batch } = useLive()
  const key = topics.join(' ')
  const batched = useMemo<TopicListener>(
    () => ({
      onSnapshot: (snapshot, missed) => batch.add(() => listener.onSnapshot(snapshot, missed)),
      onFrame: (frame) => batch.add(() => listener.onFrame(frame)),
    }),
    [batch, listener],
  )
  useEffect(() => {
    const leave = key
      .split(' ')
      .filter(Boolean)
      .map((topic) => stream.subscribe(topic, batched))
    return () => leave.forEach((unsubscribe) => unsubscribe())
  }, [stream, key, batched])
}

export function useStreamState(): StreamState {
  const { stream } = useLive()
  return useSyncExternalStore(stream.watch, () => stream.state)
}
