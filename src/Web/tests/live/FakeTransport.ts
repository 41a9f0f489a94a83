import type { Frame, LiveTransport, TopicAnswer } from '@/live/protocol'

/** The wire under test's control: what was asked, what is answered, when it breaks. */
export class FakeTransport implements LiveTransport {
  starts = 0
  refuseStarts = 0
  asked: [topic: string, epoch?: string | number, seq?: number][] = []
  left: string[] = []
  answer: (topic: string) => TopicAnswer | Promise<TopicAnswer> = (topic) => ({ topic, epoch: 'a', seq: 0, snapshot: 'snapshot' })
  #receive: (frame: Frame) => void = () => undefined
  #closed: () => void = () => undefined

  async start() {
    this.starts++
    if (this.starts <= this.refuseStarts) throw new Error('refused')
  }
  async stop() {}
  async subscribe(topic: string, epoch?: string | number, seq?: number) {
    this.asked.push([topic, epoch, seq])
    return this.answer(topic)
  }
  async unsubscribe(topic: string) {
    this.left.push(topic)
  }
  onFrame(receive: (frame: Frame) => void) {
    this.#receive = receive
  }
  onClose(closed: () => void) {
    this.#closed = closed
  }

  push(topic: string, seq: number, epoch = 'a', kind = 'health') {
    this.#receive({ topic, epoch, seq, kind, data: kind === 'hidden' ? null : seq, at: new Date().toISOString() })
  }
  breakDown() {
    this.#closed()
  }
}
