import { describe, expect, it } from 'vitest'
import type { TicketLine, TicketStatus } from '@/api/types'
import { cardsOf, columnBeside, columnsOf, mayMove } from '@/features/tickets/board/board'

const status = (name: string, state: TicketStatus['state'] = name as TicketStatus['state']): TicketStatus => ({ name, title: name, state })
const [fresh, open, pending, resolved, closed] = [status('new'), status('open'), status('pending'), status('resolved'), status('closed')]
const parts = status('waiting-for-parts', 'onHold')
const all = [fresh, open, pending, resolved, closed, parts]
const line = (id: string, at: TicketStatus, version = 1, more: Partial<TicketLine> = {}) =>
  ({ id, status: at, version, priority: 'normal', openedAt: '2026-01-01', ...more }) as TicketLine

describe('The board', () => {
  it('shows what there is to do and what was just done', () => expect(columnsOf(all, {})).toEqual([fresh, open, pending, parts, resolved]))

  it('shows the states somebody asks for', () => expect(columnsOf(all, { state: 'closed,pending' })).toEqual([pending, closed]))

  it('shows every status when asked for any', () => expect(columnsOf(all, { state: 'any' })).toHaveLength(6))

  it('shows a ticket once, where it stands now', () => {
    const cards = cardsOf([[line('a', open)], [line('a', pending, 2)]])
    expect([cards.get('open'), cards.get('pending')?.length]).toEqual([undefined, 1])
  })

  it('puts the urgent first, and of those the one that waits longest', () => {
    const lines = [
      line('a', open),
      line('b', open, 1, { priority: 'urgent', openedAt: '2026-02-01' }),
      line('c', open, 1, { priority: 'urgent' }),
    ]
    expect(
      cardsOf([lines])
        .get('open')
        ?.map(({ id }) => id),
    ).toEqual(['c', 'b', 'a'])
  })

  it('makes nothing new again', () => expect(mayMove(open, fresh, true)).toBe(false))

  it('closes only what is resolved', () => expect([mayMove(open, closed, true), mayMove(resolved, closed, true)]).toEqual([false, true]))

  it('resolves only for those who may close', () =>
    expect([mayMove(open, resolved, false), mayMove(open, pending, false)]).toEqual([false, true]))

  it('passes over columns a ticket cannot go to', () => expect(columnBeside([fresh, open, pending], pending, -1, true)).toEqual(open))

  it('goes nowhere beyond the last column', () => expect(columnBeside([open, pending], pending, 1, true)).toBeUndefined())
})
