/** Search parameters are plain strings, so that an address can be read and written by hand. */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

export function stringifySearch(search: Record<string, unknown>): string {
  const present = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const text = new URLSearchParams(present.map(([key, value]) => [key, String(value)])).toString().replaceAll('%2C', ',')
  return text && `?${text}`
}

/** Only a path of our own may be returned to after signing in. */
export function safeReturn(path: string | undefined): string {
  return path && /^\/(?![/\\])/.test(path) ? path : '/sites'
}
