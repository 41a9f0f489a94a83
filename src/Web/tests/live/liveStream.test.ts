import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LiveStream } from '@/live/liveStream'
import { TopicRefused } from '@/live/protocol'
import { FakeTransport } from './FakeTransport'

let wire: FakeTransport
let stream: LiveStream

beforeEach(() => {
  vi.useFakeTimers()
  wire = new FakeTransport()
  stream = new LiveStream(wire)
})

afterEach(async () => {
  await stream.stop()
  vi.useRealTimers()
})

const settle = () => vi.advanceTimersByTimeAsync(0)
const longEnough = () => vi.advanceTimersByTimeAsync(60_000)

function listen(topic: string) {
  const heard: unknown[] = []
  const leave = stream.subscribe(topic, {
    onSnapshot: (_, missed) => heard.push(missed ? 'missed' : 'snapshot'),
    onFrame: (frame) => heard.push(frame.seq),
  })
  return { heard, leave }
}

test('A subscriber hears the snapshot first and then every frame in order', async () => {
  stream.start()
  const { heard } = listen('sites')
  await settle()
  wire.push('sites', 1)
  wire.push('sites', 2)
  expect(heard).toEqual(['snapshot', 1, 2])
  expect(stream.state).toBe('live')
})

test('A gap shows at once, asks again from the known position, and says what was missed', async () => {
  stream.start()
  const { heard } = listen('sites')
  await settle()
  wire.push('sites', 1)
  wire.answer = (topic) => ({ topic, epoch: 'a', seq: 5, snapshot: null })
  wire.push('sites', 4)
  expect(stream.state).toBe('behind')
  await settle()
  expect(wire.asked.at(-1)).toEqual(['sites', 'a', 1])
  expect(heard).toEqual(['snapshot', 1, 'missed'])
  expect(stream.state).toBe('live')
})

test('A missing frame that comes after all closes the gap without a reset', async () => {
  stream.start()
  const { heard } = listen('sites')
  await settle()
  wire.answer = (topic) => ({ topic, epoch: 'a', seq: 2, snapshot: null })
  wire.push('sites', 2)
  wire.push('sites', 1)
  await settle()
  expect(heard).toEqual(['snapshot', 1, 2])
  expect(stream.state).toBe('live')
})

test('A lost connection shows at once, comes back by itself, and resumes every topic from where it stood', async () => {
  stream.start()
  const { heard } = listen('site:1')
  await settle()
  wire.push('site:1', 1)
  wire.breakDown()
  expect(stream.state).toBe('gone')
  wire.answer = (topic) => ({ topic, epoch: 'a', seq: 1, snapshot: null })
  await longEnough()
  expect(stream.state).toBe('live')
  expect(wire.asked.at(-1)).toEqual(['site:1', 'a', 1])
  expect(heard).toEqual(['snapshot', 1])
})

test('A server that started anew is recognised by its epoch', async () => {
  stream.start()
  const { heard } = listen('site:1')
  await settle()
  wire.breakDown()
  wire.answer = (topic) => ({ topic, epoch: 'b', seq: 0, snapshot: null })
  await longEnough()
  wire.push('site:1', 1, 'b')
  expect(heard).toEqual(['snapshot', 'missed', 1])
})

test('It goes on trying while the server refuses', async () => {
  wire.refuseStarts = 4
  stream.start()
  await settle()
  expect(stream.state).toBe('gone')
  await longEnough()
  expect(wire.starts).toBe(5)
  expect(stream.state).toBe('live')
})

test('When the person comes back it tries at once instead of waiting', async () => {
  wire.refuseStarts = 1
  stream.start()
  await settle()
  stream.hurry()
  await settle()
  expect(wire.starts).toBe(2)
})

test('Losing the network shows at once, before any timeout', async () => {
  stream.start()
  await settle()
  stream.offline()
  expect(stream.state).toBe('gone')
})

test('A topic that cannot be had is asked for again and the page is not called live meanwhile', async () => {
  wire.answer = () => Promise.reject(new Error('busy'))
  stream.start()
  const { heard } = listen('sites')
  await settle()
  expect(stream.state).toBe('behind')
  wire.answer = (topic) => ({ topic, epoch: 'a', seq: 0, snapshot: null })
  await longEnough()
  expect(stream.state).toBe('live')
  expect(heard).toEqual(['snapshot'])
})

test('A topic that is refused is not asked for again and spoils nothing', async () => {
  wire.answer = () => Promise.reject(new TopicRefused('site:1'))
  stream.start()
  listen('site:1')
  await longEnough()
  expect(wire.asked).toHaveLength(1)
  expect(stream.state).toBe('live')
})

test('A client told to ask again because it was too slow asks from where it was', async () => {
  stream.start()
  const { heard } = listen('sites')
  await settle()
  wire.push('sites', 1)
  wire.answer = (topic) => ({ topic, epoch: 'a', seq: 1, snapshot: null })
  wire.push('sites', 0, 'reset')
  await settle()
  wire.push('sites', 2)
  expect(wire.asked.at(-1)).toEqual(['sites', 'a', 1])
  expect(heard).toEqual(['snapshot', 1, 2])
  expect(stream.state).toBe('live')
})

test('Two listeners share a topic, and the server is told only when the last one leaves', async () => {
  stream.start()
  const first = listen('sites')
  await settle()
  const second = listen('sites')
  await settle()
  wire.push('sites', 1)
  expect(second.heard).toEqual(['snapshot', 1])
  first.leave()
  expect(wire.left).toEqual([])
  second.leave()
  expect(wire.left).toEqual(['sites'])
})

test('Frames that arrive late by the clock of the first ones make the stream behind until that passes', async () => {
  stream.start()
  listen('sites')
  await settle()
  wire.push('sites', 1)
  const late = new Date(Date.now()).toISOString()
  await vi.advanceTimersByTimeAsync(8_000)
  vi.spyOn(Date.prototype, 'toISOString').mockReturnValueOnce(late)
  wire.push('sites', 2)
  expect(stream.state).toBe('behind')
  await longEnough()
  expect(stream.state).toBe('live')
})

test('A frame of a site that is not for this person counts, and nobody hears it', async () => {
  stream.start()
  const { heard } = listen('sites')
  await settle()
  wire.push('sites', 1, 'a', 'hidden')
  wire.push('sites', 2)
  expect(heard).toEqual(['snapshot', 2])
  expect(stream.state).toBe('live')
})
