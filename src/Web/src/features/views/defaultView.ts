const key = (list: string) => `view:${list}`

/** The view this browser opens a list with. */
export function defaultView(list: string): string | undefined {
  try {
    return localStorage.getItem(key(list)) ?? undefined
  } catch {
    return undefined
  }
}

export function setDefaultView(list: string, id: string | undefined): void {
  try {
    if (id) localStorage.setItem(key(list), id)
    else localStorage.removeItem(key(list))
  } catch {
    // Private windows may refuse storage; the list then opens as usual.
  }
}
