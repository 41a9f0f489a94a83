import { useSyncExternalStore } from 'react'

const watchers = new Set<() => void>()
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined

function watch(changed: () => void): () => void {
  watchers.add(changed)
  timer ??= setInterval(() => {
    now = Date.now()
    watchers.forEach((tell) => tell())
  }, 1000)
  return () => {
    watchers.delete(changed)
    if (watchers.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The present, ticking once a second for whoever rounds it with `select`, and rendering only when the rounded value changes. */
export function useNow<T>(select: (now: number) => T): T {
  return useSyncExternalStore(watch, () => select(timer === undefined ? (now = Math.max(now, Math.floor(Date.now() / 1000) * 1000)) : now))
}
