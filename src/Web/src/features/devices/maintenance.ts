/** An instant as a `datetime-local` field wants it: the wall clock of this browser, to the minute. */
export function localInput(at: number): string {
  const shifted = new Date(at - new Date(at).getTimezoneOffset() * 60_000)
  return shifted.toISOString().slice(0, 16)
}
