import { expect, test } from 'vitest'
import type { TicketFile, TicketMessage } from '@/api/types'
import { inOrder, mentionedIn, withMentions } from '@/features/tickets/page/conversation'

const ann = { id: 'a', name: 'Ann' }
const annLee = { id: 'b', name: 'Ann Lee' }
const message = (id: string, sentAt: string) => ({ id, sentAt }) as TicketMessage
const file = (id: string, addedAt: string) => ({ id, addedAt }) as TicketFile
const ids = (messages: TicketMessage[], files: TicketFile[], complete: boolean) =>
  inOrder(messages, files, complete).map((entry) => entry.message?.id ?? entry.file?.id)

test('Messages and files stand in the order they came', () => {
  const messages = [message('second', '2026-05-04T10:00:00Z'), message('first', '2026-05-04T08:00:00Z')]
  expect(ids(messages, [file('between', '2026-05-04T09:00:00Z')], true)).toEqual(['first', 'between', 'second'])
})

test('A file older than what is shown waits until the rest is', () => {
  const files = [file('old', '2026-05-04T07:00:00Z')]
  expect(ids([message('m', '2026-05-04T08:00:00Z')], files, false)).toEqual(['m'])
  expect(ids([message('m', '2026-05-04T08:00:00Z')], files, true)).toEqual(['old', 'm'])
})

test('The longer of two names is the one meant', () => {
  expect(withMentions('Ask @Ann Lee.', [ann, annLee])).toEqual(['Ask ', annLee, '.'])
  expect(withMentions('Ask @Ann, please', [ann, annLee])).toEqual(['Ask ', ann, ', please'])
})

test('A name that goes on is somebody else', () => {
  expect(mentionedIn('@Annabel, me@Anna.example', [ann])).toEqual([])
})

test('Somebody called twice is called once', () => {
  expect(mentionedIn('@Ann! @Ann?', [ann])).toEqual(['a'])
})

test('A text keeps every character it has', () => {
  const text = '@Ann <b>@nobody</b>\n@Ann Lee'
  const whole = withMentions(text, [ann, annLee]).map((part) => (typeof part === 'string' ? part : `@${part.name}`))
  expect(whole.join('')).toBe(text)
})
