import { useMemo, useSyncExternalStore } from 'react'

export type ThemeChoice = 'system' | 'light' | 'dark' | 'contrast'
export type Density = 'compact' | 'comfortable'

interface Appearance {
  theme: ThemeChoice
  density: Density
}

const key = 'appearance'
const watchers = new Set<() => void>()
let current = read()

function read(): Appearance {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Appearance>
    return { theme: stored.theme ?? 'system', density: stored.density ?? 'compact' }
  } catch {
    return { theme: 'system', density: 'compact' }
  }
}

function resolve(choice: ThemeChoice): Exclude<ThemeChoice, 'system'> {
  if (choice !== 'system') return choice
  if (matchMedia('(prefers-contrast: more)').matches) return 'contrast'
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

function apply(): void {
  document.documentElement.dataset.theme = resolve(current.theme)
  document.documentElement.dataset.density = current.density
  watchers.forEach((tell) => tell())
}

/** Sets theme or density for this browser. */
export function setAppearance(change: Partial<Appearance>): void {
  current = { ...current, ...change }
  try {
    localStorage.setItem(key, JSON.stringify(current))
  } catch {
    // Private windows may refuse storage; the choice then lasts as long as the page.
  }
  apply()
}

/** Follows the system's own switch between day and night. */
export function followSystemAppearance(): void {
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)']) matchMedia(query).addEventListener('change', apply)
  apply()
}

const watch = (changed: () => void) => {
  watchers.add(changed)
  return () => watchers.delete(changed)
}

export function useAppearance(): Appearance {
  return useSyncExternalStore(watch, () => current)
}

/** The theme in force, for what is drawn outside of CSS. */
export function useTheme(): string {
  return useSyncExternalStore(watch, () => document.documentElement.dataset.theme ?? 'light')
}

/** Something made of the theme's colours, made anew when the theme changes. */
export function useInTheme<T>(make: () => T): T {
  const theme = useTheme()
  return useMemo(() => ({ theme, made: make() }), [theme, make]).made
}
