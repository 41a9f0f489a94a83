import { describe, expect, it } from 'vitest'
import { nameFor, readChoices, withOne } from '@/features/tickets/desk/words'

describe('the name programs know something by', () => {
  it('is made of what people call it', () => expect(nameFor('Wartet auf Teile (Lager)', [])).toBe('wartet-auf-teile-lager'))
  it('has letters the API takes', () => expect(nameFor('3. Étage', [])).toBe('etage'))
  it('is another when it is taken', () => expect(nameFor('Floor', ['floor', 'floor-2'])).toBe('floor-3'))
  it('exists for names without any such letter', () => expect(nameFor('待機', [])).toBe('x'))
  it('is short enough', () => expect(nameFor('a'.repeat(80), []).length).toBeLessThanOrEqual(40))
})

describe('a list with one put in', () => {
  it('keeps its place when it was there', () => expect(withOne(['a', 'b'], 'a', (x) => x)).toEqual(['a', 'b']))
  it('comes last when it is new', () => expect(withOne(['a'], 'b', (x) => x)).toEqual(['a', 'b']))
})

it('reads choices line by line, each once', () => expect(readChoices(' east\nwest\n\neast ')).toEqual(['east', 'west']))
