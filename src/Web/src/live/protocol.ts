/** One change pushed by the server; `seq` counts up by one within an `epoch` of its topic. */
export interface Frame<Data = unknown> {
  topic: string
  epoch: string | number
  seq: number
  kind: string
  data: Data
  at: string
  trace?: string | null
}

/** Where a topic stands, as answered by `Subscribe`: every frame up to `seq` is already part of `snapshot`. */
export interface TopicAnswer {
  topic: string
  epoch: string | number
  seq: number
  snapshot: unknown
}

/** The wire the stream runs over. */
export interface LiveTransport {
  start(): Promise<void>
  stop(): Promise<void>
  subscribe(topic: string, epoch?: string | number, seq?: number): Promise<TopicAnswer>
  unsubscribe(topic: string): Promise<void>
  onFrame(receive: (frame: Frame) => void): void
  onClose(closed: () => void): void
}

/** The server will not let this client watch the topic: it does not exist, or not for them. */
export class TopicRefused extends Error {}

/** What a screen may believe: `live` is current, `behind` is catching up, `gone` has no connection. */
export type StreamState = 'connecting' | 'live' | 'behind' | 'gone'
