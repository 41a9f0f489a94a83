/** Does something once for all calls that come within so many milliseconds, at their end. */
export function atMostEvery(milliseconds: number, act: () => void): () => void {
  let due: ReturnType<typeof setTimeout> | undefined
  return () => {
    due ??= setTimeout(() => {
      due = undefined
      act()
    }, milliseconds)
  }
}
