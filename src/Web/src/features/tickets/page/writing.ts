import { useQuery, type QueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef } from 'react'
import { api } from '@/api/client'
import type { PersonRef } from '@/api/types'
import { useSession } from '@/features/identity/session'
import { useNow } from '@/lib/now'

/** A colleague writes about a ticket; without a moment until which that is so, they stopped. */
export interface Writing {
  person: PersonRef | null
  isNote: boolean
  until: string | null
}

interface Writer {
  name: string
  isNote: boolean
  until: number
}

/** Clocks of people and servers differ, so the while begins when it is heard of. */
const lasts = 12_000

/** Said again this often while somebody writes. */
const saidEvery = 5_000

type Writers = Record<string, Writer>

const writersKey = (ticketId: string) => ['tickets', 'writers', ticketId] as const

/** Takes in that somebody writes, or has stopped. */
export function mergeWriting(queries: QueryClient, ticketId: string, { person, isNote, until }: Writing, now = Date.now()): void {
  if (!person?.name) return
  const { id, name } = person
  queries.setQueryData<Writers>(writersKey(ticketId), (before = {}) => {
    const { [id]: _, ...others } = before
    return until ? { ...others, [id]: { name, isNote, until: now + lasts } } : others
  })
}

/** Who else is writing about a ticket just now. */
export function useWriters(ticketId: string): Writer[] {
  const { user } = useSession()
  const { data } = useQuery<Writers>({ queryKey: writersKey(ticketId), queryFn: () => ({}), enabled: false })
  const others = Object.entries(data ?? {}).filter(([id]) => id !== user.id)
  const active = useNow((now) =>
    others
      .filter(([, { until }]) => until > now)
      .map(([id]) => id)
      .join(),
  )
  return others.filter(([id]) => active.split(',').includes(id)).map(([, writer]) => writer)
}

/** Tells colleagues while one writes, and when one has stopped. Nothing hangs on it, so what cannot be told is let be. */
export function useTellWriting(ticketId: string, text: string, isNote: boolean): void {
  const told = useRef(0)
  const say = useEffectEvent(() => {
    if (text.trim() === '') return stop()
    if (Date.now() - told.current < saidEvery) return
    told.current = Date.now()
    void api.PUT('/v1/tickets/{id}/writing', { params: { path: { id: ticketId } }, body: { isNote } }).catch(() => undefined)
  })
  const stop = useEffectEvent(() => {
    if (told.current === 0) return
    told.current = 0
    void api.DELETE('/v1/tickets/{id}/writing', { params: { path: { id: ticketId } } }).catch(() => undefined)
  })
  useEffect(() => say(), [text, isNote])
  useEffect(() => () => stop(), [ticketId])
}
