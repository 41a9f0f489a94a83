import { backoff } from './backoff'
import { LagGauge } from './lagGauge'
import { TopicRefused, type Frame, type LiveTransport, type StreamState } from './protocol'
import { TopicCursor } from './topicCursor'

/** What a subscriber hears: a snapshot at first and whenever frames were `missed`, and every frame after it, in order. */
export interface TopicListener {
  onSnapshot(snapshot: unknown, missed: boolean): void
  onFrame(frame: Frame): void
}

interface Topic {
  cursor: TopicCursor
  listeners: Set<TopicListener>
  asking: boolean
  failures: number
}

/** One connection for the whole app: topics are shared, gaps are healed, a lost connection is tried again. */
export class LiveStream {
  #transport: LiveTransport
  #topics = new Map<string, Topic>()
  #watchers = new Set<() => void>()
  #lag = new LagGauge()
  #state: StreamState = 'connecting'
  #connected = false
  #running = false
  #attempt = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(transport: LiveTransport) {
    this.#transport = transport
    transport.onFrame((frame) => this.#receive(frame))
    transport.onClose(() => this.#lost())
  }

  get state(): StreamState {
    return this.#state
  }

  watch = (changed: () => void): (() => void) => {
    this.#watchers.add(changed)
    return () => this.#watchers.delete(changed)
  }

  start(): void {
    if (this.#running) return
    this.#running = true
    void this.#connect()
  }

  async stop(): Promise<void> {
    this.#running = false
    this.#connected = false
    clearTimeout(this.#timer)
    await this.#transport.stop()
  }

  /** Tries again now instead of waiting, because the network or the person came back. */
  hurry(): void {
    if (!this.#running || this.#connected || this.#timer === undefined) return
    clearTimeout(this.#timer)
    void this.#connect()
  }

  /** The network is known to be away: no use in pretending until a timeout. */
  offline(): void {
    if (!this.#running || !this.#connected) return
    this.#lost()
    void this.#transport.stop()
  }

  subscribe(name: string, listener: TopicListener): () => void {
    const topic: Topic = this.#topics.get(name) ?? { cursor: new TopicCursor(), listeners: new Set(), asking: false, failures: 0 }
    this.#topics.set(name, topic)
    topic.listeners.add(listener)
    // A second listener missed the first snapshot, so the position is forgotten and asked anew.
    if (topic.listeners.size > 1) topic.cursor = new TopicCursor()
    void this.#ask(name, topic)
    return () => this.#drop(name, topic, listener)
  }

  #drop(name: string, topic: Topic, listener: TopicListener): void {
    topic.listeners.delete(listener)
    if (topic.listeners.size > 0 || this.#topics.get(name) !== topic) return
    this.#topics.delete(name)
    if (this.#connected) this.#transport.unsubscribe(name).catch(() => undefined)
    this.#assess()
  }

  async #connect(): Promise<void> {
    this.#timer = undefined
    try {
      await this.#transport.start()
    } catch {
      this.#lost()
      return
    }
    if (!this.#running) return
    this.#connected = true
    this.#attempt = 0
    this.#lag = new LagGauge()
    for (const [name, topic] of this.#topics) void this.#ask(name, topic)
    this.#assess()
  }

  #lost(): void {
    this.#connected = false
    for (const topic of this.#topics.values()) topic.asking = false
    if (this.#running) this.#timer ??= setTimeout(() => void this.#connect(), backoff(this.#attempt++))
    this.#assess()
  }

  async #ask(name: string, topic: Topic): Promise<void> {
    if (!this.#connected || topic.asking) return
    topic.asking = true
    const cursor = topic.cursor
    const position = cursor.position
    try {
      const answer = await this.#transport.subscribe(name, position?.epoch, position?.seq)
      if (this.#topics.get(name) !== topic) return
      topic.asking = false
      if (topic.cursor !== cursor) return void this.#ask(name, topic)
      const { reset, due } = cursor.resume(answer)
      if (reset) for (const listener of topic.listeners) listener.onSnapshot(answer.snapshot, position !== undefined)
      this.#deliver(topic, due)
      topic.failures = cursor.gap ? topic.failures + 1 : 0
    } catch (error) {
      topic.asking = false
      // Asked again only on the next connection; a page without its topic shows what it fetched.
      topic.failures = error instanceof TopicRefused ? 0 : topic.failures + 1
    }
    if (topic.failures > 0 && this.#connected) setTimeout(() => void this.#ask(name, topic), backoff(topic.failures))
    this.#assess()
  }

  #receive(frame: Frame): void {
    const topic = this.#topics.get(frame.topic)
    if (!topic) return
    this.#lag.note(frame.at, () => this.#assess())
    this.#deliver(topic, topic.cursor.accept(frame))
    if (topic.cursor.gap && topic.failures === 0) void this.#ask(frame.topic, topic)
    this.#assess()
  }

  #deliver(topic: Topic, frames: Frame[]): void {
    for (const frame of frames) {
      if (frame.kind === 'hidden') continue // of a site that is not for this person: counted, and nothing else
      for (const listener of topic.listeners) listener.onFrame(frame)
    }
  }

  #assess(): void {
    const behind = this.#lag.late || [...this.#topics.values()].some((topic) => topic.cursor.gap || topic.failures > 0)
    const first = this.#state === 'connecting' && this.#attempt === 0
    const state = this.#connected ? (behind ? 'behind' : 'live') : first ? 'connecting' : 'gone'
    if (state === this.#state) return
    this.#state = state
    for (const changed of this.#watchers) changed()
  }
}
