import { expect, test } from 'vitest'
import type { Frame } from '@/live/protocol'
import { TopicCursor } from '@/live/topicCursor'

const frame = (seq: number, epoch = 'a'): Frame => ({ topic: 't', epoch, seq, kind: 'k', data: null, at: '' })
const answer = (seq: number, epoch = 'a') => ({ topic: 't', epoch, seq, snapshot: null })
const seqs = (frames: Frame[]) => frames.map((one) => one.seq)

function cursorAt(seq: number) {
  const cursor = new TopicCursor()
  cursor.resume(answer(seq))
  return cursor
}

test('Frames that follow each other are delivered as they come', () => {
  const cursor = cursorAt(4)
  expect(seqs(cursor.accept(frame(5)))).toEqual([5])
  expect(seqs(cursor.accept(frame(6)))).toEqual([6])
  expect(cursor.gap).toBe(false)
})

test('A frame that was already delivered is dropped', () => {
  const cursor = cursorAt(4)
  expect(cursor.accept(frame(4))).toEqual([])
  expect(cursor.gap).toBe(false)
})

test('A frame that came early waits for the one before it, and both leave in order', () => {
  const cursor = cursorAt(4)
  expect(cursor.accept(frame(6))).toEqual([])
  expect(cursor.gap).toBe(true)
  expect(seqs(cursor.accept(frame(5)))).toEqual([5, 6])
  expect(cursor.gap).toBe(false)
})

test('Frames that arrive before the answer wait for it, and those it includes are dropped', () => {
  const cursor = new TopicCursor()
  cursor.accept(frame(7))
  cursor.accept(frame(8))
  expect(seqs(cursor.resume(answer(7)).due)).toEqual([8])
})

test('An answer at the known position resets nothing', () => {
  expect(cursorAt(4).resume(answer(4)).reset).toBe(false)
})

test('An answer beyond the known position resets, because frames were missed', () => {
  expect(cursorAt(4).resume(answer(9)).reset).toBe(true)
})

test('A new epoch is a gap until its snapshot is there', () => {
  const cursor = cursorAt(40)
  expect(cursor.accept(frame(1, 'b'))).toEqual([])
  expect(cursor.gap).toBe(true)
  expect(cursor.resume(answer(1, 'b')).reset).toBe(true)
  expect(seqs(cursor.accept(frame(2, 'b')))).toEqual([2])
})

test('Frames in any order with duplicates leave once each and in order', () => {
  for (let round = 0; round < 200; round++) {
    const cursor = cursorAt(0)
    const sent = Array.from({ length: 12 }, (_, at) => at + 1)
    const shuffled = [...sent, ...sent.slice(0, 4)].sort(() => Math.random() - 0.5)
    expect(shuffled.flatMap((seq) => seqs(cursor.accept(frame(seq))))).toEqual(sent)
  }
})
