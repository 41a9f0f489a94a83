/** Collects changes and applies them together once per animation frame, or once a second while the page is hidden. */
export class FrameBatch {
  #pending: (() => void)[] = []
  #scheduled = false
  #together: (apply: () => void) => void

  constructor(together: (apply: () => void) => void) {
    this.#together = together
  }

  add(change: () => void): void {
    this.#pending.push(change)
    if (this.#scheduled) return
    this.#scheduled = true
    if (document.visibilityState === 'hidden') setTimeout(this.#flush, 1_000)
    else requestAnimationFrame(this.#flush)
  }

  #flush = (): void => {
    const changes = this.#pending
    this.#pending = []
    this.#scheduled = false
    this.#together(() => changes.forEach((change) => change()))
  }
}
