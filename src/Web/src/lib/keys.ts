import { useEffect, useEffectEvent } from 'react'

export type Keymap = Record<string, (event: KeyboardEvent) => void>

const patience = 900

/** The key that leads to places: what is pressed after it means a place, and nothing else. */
const leader = 'g'

/** What these do to text is meant where there is text. */
const ofText = /^mod\+[acvxyz]$/

/** True where typing means text, so that single letters must not act. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** The name of a key press: "k", "mod+k", "?", "Enter". */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey'>): string {
  const mod = event.metaKey || event.ctrlKey ? 'mod+' : ''
  const alt = event.altKey ? 'alt+' : ''
  return mod + alt + (event.key.length === 1 ? event.key.toLowerCase() : event.key)
}

/** Binds keys and two-key sequences ("g s") to actions while mounted. */
export function useKeys(keymap: Keymap, enabled = true): void {
  const press = useEffectEvent((event: KeyboardEvent, before: string): string => {
    const name = keyName(event)
    const modified = name.startsWith('mod+') && !ofText.test(name)
    if (event.defaultPrevented || (!modified && isTyping(event.target))) return ''
    const action = keymap[`${before} ${name}`] ?? (before === leader ? undefined : keymap[name])
    if (!action) return name
    // Looked for last: it goes through the whole page, and many listen to each key.
    const overlay = document.querySelector('[role=dialog][data-state=open], [role=menu][data-state=open], [role=listbox]')
    if (overlay && !modified) return ''
    event.preventDefault()
    action(event)
    return ''
  })
  useEffect(() => {
    if (!enabled) return
    let before = ''
    let at = 0
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Shift' || event.key === 'Control' || event.key === 'Meta' || event.key === 'Alt') return
      const recent = event.timeStamp - at < patience ? before : ''
      before = press(event, recent)
      at = event.timeStamp
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [enabled])
}
