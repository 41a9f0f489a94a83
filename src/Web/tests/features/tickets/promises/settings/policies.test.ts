import { describe, expect, it } from 'vitest'
import { formOf, inOrder, termsOf, warningsOf } from '@/features/tickets/promises/settings/policies'

const named = (name: string, of: object) => ({ name, customer: null, siteId: null, category: null, priority: null, ...of })
const written = { ...formOf(undefined, 'c'), name: 'Gold' }

describe('A policy', () => {
  it('that names the customer goes before one that names all else', () => {
    const [all, customer] = [named('A', { siteId: 's', category: 'c', priority: 'high' }), named('B', { customer: 'Mill' })]
    expect(inOrder([all, customer])).toEqual([customer, all])
  })

  it('that names as much goes by its name', () => {
    const [b, a] = [named('b', { priority: 'high' }), named('a', { priority: 'low' })]
    expect(inOrder([b, a])).toEqual([a, b])
  })

  it('is said as people type it', () =>
    expect(termsOf({ ...written, firstResponse: '1:30', nextResponse: '', resolution: '2 d' })).toMatchObject({
      ...{ firstResponse: 'PT1H30M', nextResponse: null, resolution: 'PT48H0M', warnings: [0.5, 0.8] },
    }))

  it('says nothing while it promises nothing', () =>
    expect(termsOf({ ...written, firstResponse: '', nextResponse: '', resolution: '' })).toBeUndefined())

  it('says nothing while a length is none', () => expect(termsOf({ ...written, resolution: 'soon' })).toBeUndefined())

  it.each(['0', '100 %', 'half', '1,2,3,4,5,6'])('does not warn at "%s"', (text) => expect(warningsOf(text)).toBeUndefined())
})
