import { expect, test } from 'vitest'
import { readBlocks, readSpans } from '@/features/help/markdown'

test('An article is read into headings, paragraphs, lists, code and tables', () => {
  const blocks = readBlocks('# Title\n\nOne\ntwo.\n\n- a\n- b\n\n1. x\n\n```\n# not a heading\n```\n\n| A | B |\n|---|---|\n| 1 | 2 |\n')
  expect(blocks).toEqual([
    { kind: 'heading', level: 1, text: 'Title' },
    { kind: 'paragraph', text: 'One two.' },
    { kind: 'list', ordered: false, items: ['a', 'b'] },
    { kind: 'list', ordered: true, items: ['x'] },
    { kind: 'code', text: '# not a heading' },
    { kind: 'table', head: ['A', 'B'], rows: [['1', '2']] },
  ])
})

test('A line is read into text, strong, emphasis, code and links', () => {
  expect(readSpans('Press **now** or *later*: `c`, see [Sites](sites).')).toEqual([
    { kind: 'text', text: 'Press ' },
    { kind: 'strong', text: 'now' },
    { kind: 'text', text: ' or ' },
    { kind: 'em', text: 'later' },
    { kind: 'text', text: ': ' },
    { kind: 'code', text: 'c' },
    { kind: 'text', text: ', see ' },
    { kind: 'link', text: 'Sites', to: 'sites' },
    { kind: 'text', text: '.' },
  ])
})

test('What is not closed stays as it was written', () => {
  expect(readSpans('2 * 3 and **half')).toEqual([{ kind: 'text', text: '2 * 3 and **half' }])
  expect(readBlocks('#tag\n```\nno end').map(({ kind }) => kind)).toEqual(['paragraph', 'code'])
  expect(readBlocks('```\nno end')).toEqual([{ kind: 'code', text: 'no end' }])
})
