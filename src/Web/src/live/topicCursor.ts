import type { Frame, TopicAnswer } from './protocol'

/** Keeps one topic in order: delivers each frame once, holds those that came early, and knows when something is missing. */
export class TopicCursor {
  #epoch: string | number | undefined
  #seq = 0
  #held = new Map<number, Frame>()

  get position(): { epoch: string | number; seq: number } | undefined {
    return this.#epoch === undefined ? undefined : { epoch: this.#epoch, seq: this.#seq }
  }

  /** True while a frame is held that does not follow the last one delivered. */
  get gap(): boolean {
    return this.#epoch !== undefined && this.#held.size > 0
  }

  /** Takes a frame and returns those now due, in order. */
  accept(frame: Frame): Frame[] {
    if (frame.epoch === this.#epoch && frame.seq <= this.#seq) return []
    this.#held.set(frame.seq, frame)
    return this.#drain()
  }

  /** Takes the server's answer; `reset` says that the snapshot replaces what was known. */
  resume(answer: TopicAnswer): { reset: boolean; due: Frame[] } {
    const known = answer.epoch === this.#epoch && answer.seq <= this.#seq
    if (!known) {
      this.#epoch = answer.epoch
      this.#seq = answer.seq
    }
    for (const [seq, frame] of this.#held) if (frame.epoch !== this.#epoch || seq <= this.#seq) this.#held.delete(seq)
    return { reset: !known, due: this.#drain() }
  }

  #drain(): Frame[] {
    const due: Frame[] = []
    for (;;) {
      const next = this.#held.get(this.#seq + 1)
      if (this.#epoch === undefined || next?.epoch !== this.#epoch) return due
      this.#held.delete(next.seq)
      this.#seq = next.seq
      due.push(next)
    }
  }
}
