const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)
const names: Record<string, string> = { mod: isMac ? '⌘' : 'Ctrl', Enter: '↵', Escape: 'Esc', ArrowDown: '↓', ArrowUp: '↑' }

/** A shortcut as key caps: "mod+k" together, "g s" one after the other. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className="inline-flex items-center gap-1 text-ink-faint">
      {keys.split(' ').flatMap((stroke) =>
        (stroke === '+' ? [stroke] : stroke.split('+')).map((key) => (
          <kbd
            key={stroke + key}
            className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border border-line-strong bg-surface px-1 font-sans text-[11px] leading-none font-medium"
          >
            {names[key] ?? key.toUpperCase()}
          </kbd>
        )),
      )}
    </span>
  )
}
