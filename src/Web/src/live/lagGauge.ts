const tolerance = 5_000
const settle = 10_000

/** Tells whether frames arrive late, measured against the fastest one seen so that a wrong local clock does not matter. */
export class LagGauge {
  #fastest = Number.POSITIVE_INFINITY
  #late = false
  #timer: ReturnType<typeof setTimeout> | undefined

  get late(): boolean {
    return this.#late
  }

  /** Notes a frame sent at `at`; a late verdict is withdrawn, and `settled` called, when nothing late follows for a while. */
  note(at: string, settled: () => void): void {
    const lag = Date.now() - Date.parse(at)
    if (Number.isNaN(lag)) return
    this.#fastest = Math.min(this.#fastest, lag)
    this.#late = lag - this.#fastest > tolerance
    clearTimeout(this.#timer)
    if (!this.#late) return
    this.#timer = setTimeout(() => {
      this.#late = false
      settled()
    }, settle)
  }
}
