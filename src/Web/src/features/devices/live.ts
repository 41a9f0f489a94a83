import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Anomaly, Reading, Standing } from '@/api/types'
import { useTopics } from '@/live/LiveProvider'
import type { TopicListener } from '@/live/liveStream'
import type { Frame } from '@/live/protocol'
import { mergeIntoHealth } from './health'
import { predictionKeys } from './predictions/queries'
import { deviceKeys, mergeReading, mergeStandings } from './queries'
import { mergeIntoSeries } from './series'

/** What the topic `device:{id}` says. */
type DeviceFrame = Frame &
  (
    | { kind: 'reading'; data: Reading }
    | { kind: 'health'; data: Standing }
    | { kind: 'anomaly'; data: Anomaly }
    | { kind: 'prediction'; data: unknown }
  )

interface DeviceSnapshot {
  standing?: Standing
  latest?: Reading | null
}

/** Keeps one device, its charts and its timeline current. */
export function useDeviceTopic(id: string | undefined): void {
  const queries = useQueryClient()
  const listener = useMemo(() => deviceListener(queries, id ?? ''), [queries, id])
  useTopics(id ? [`device:${id}`] : [], listener)
}

export function deviceListener(queries: QueryClient, id: string): TopicListener {
  return {
    onSnapshot: (snapshot, missed) => {
      const now = (snapshot ?? {}) as DeviceSnapshot
      if (now.standing) mergeStandings(queries, new Map([[id, now.standing]]))
      if (now.latest) mergeReading(queries, id, now.latest)
      if (missed) void queries.invalidateQueries({ queryKey: deviceKeys.all })
      else if (!now.standing) void queries.invalidateQueries({ queryKey: deviceKeys.ones })
    },
    onFrame: (frame) => {
      const { kind, data } = frame as DeviceFrame
      if (kind === 'reading') {
        mergeReading(queries, id, data)
        mergeIntoSeries(queries, id, data)
      }
      if (kind === 'health') {
        mergeStandings(queries, new Map([[id, data]]))
        mergeIntoHealth(queries, id, data, frame.at)
      }
      if (kind === 'anomaly') void queries.invalidateQueries({ queryKey: deviceKeys.anomalies(id) })
      if (kind === 'prediction') void queries.invalidateQueries({ queryKey: predictionKeys.ofDevice(id) })
      if (kind === 'health' || frame.kind === 'device') void queries.invalidateQueries({ queryKey: deviceKeys.timelines })
      if (frame.kind === 'device') void queries.invalidateQueries({ queryKey: deviceKeys.ones })
    },
  }
}
