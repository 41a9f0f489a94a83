import { useEffect, useEffectEvent } from 'react'

const asked = new EventTarget()

/** Puts text into the reply to a ticket that is being written on the page. */
export const insertIntoReply = (ticketId: string, text: string) => void asked.dispatchEvent(new CustomEvent(ticketId, { detail: text }))

/** Takes what is put into the reply to a ticket while this is shown. */
export function useInsertions(ticketId: string, insert: (text: string) => void): void {
  const take = useEffectEvent((event: Event) => insert((event as CustomEvent<string>).detail))
  useEffect(() => {
    const listen = (event: Event) => take(event)
    asked.addEventListener(ticketId, listen)
    return () => asked.removeEventListener(ticketId, listen)
  }, [ticketId])
}
