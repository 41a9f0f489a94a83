import { HubConnectionBuilder, LogLevel, type HubConnection } from '@microsoft/signalr'
import { TopicRefused, type Frame, type LiveTransport, type TopicAnswer } from './protocol'

/** The live hub over SignalR; reconnecting is the stream's business, not the wire's. Its handshake is a POST, so it carries the CSRF header too. */
export function signalRTransport(url = '/v1/live'): LiveTransport {
  const hub: HubConnection = new HubConnectionBuilder()
    .withUrl(url, { headers: { 'X-CSRF': '1' } })
    .configureLogging(LogLevel.None)
    .build()
  hub.serverTimeoutInMilliseconds = 20_000
  hub.keepAliveIntervalInMilliseconds = 10_000
  return {
    start: () => hub.start(),
    stop: () => hub.stop(),
    subscribe: (topic, epoch, seq) =>
      hub.invoke<TopicAnswer>('Subscribe', topic, epoch ?? null, seq ?? null).catch((error: Error) => {
        throw error.message.includes('topic.not-found') ? new TopicRefused(topic) : error
      }),
    unsubscribe: (topic) => hub.invoke<void>('Unsubscribe', topic),
    onFrame: (receive) => hub.on('frame', (frame: Frame) => receive(frame)),
    onClose: (closed) => hub.onclose(closed),
  }
}
