import { expect, test } from 'vitest'
import { readTags } from '@/features/lists/TagsForm'

test('Tags are read however they are typed', () => {
  expect(readTags(' Cold, winter-check;cold  hall ')).toEqual(['cold', 'winter-check', 'hall'])
})
