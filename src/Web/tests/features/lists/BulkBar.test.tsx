import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Tag } from 'lucide-react'
import { expect, test, vi } from 'vitest'
import { nothing, type Selection } from '@/components/table/selection'
import { BulkBar } from '@/features/lists/BulkBar'
import { show } from '../../components/render'

function bar(selection: Selection, tooMany?: string) {
  const [set, clear, onPress] = [vi.fn(), vi.fn(), vi.fn()]
  const actions = tooMany ? [] : [{ label: 'Tags', icon: Tag, stroke: 'e', onPress }]
  show(<BulkBar label="Chosen" control={{ selection, set, clear }} total={1200} actions={actions} pending={false} tooMany={tooMany} />)
  return { set, clear, onPress }
}

test('While nothing is chosen there is no bar', () => {
  bar(nothing)
  expect(screen.queryByRole('toolbar')).toBeNull()
})

test('A stroke does what its button does', async () => {
  const { onPress } = bar({ all: false, keys: new Set(['a']) })
  await userEvent.keyboard('e')
  await userEvent.click(screen.getByRole('button', { name: 'Tags' }))
  expect(onPress).toHaveBeenCalledTimes(2)
})

test('From some one may go on to all', async () => {
  const { set } = bar({ all: false, keys: new Set(['a']) })
  expect(screen.getByRole('status')).toHaveTextContent('1 chosen')
  await userEvent.click(screen.getByRole('button', { name: 'Choose all 1,200' }))
  expect(set).toHaveBeenCalledWith({ all: true, keys: new Set() })
})

test('Too many are counted and told why nothing can be done', () => {
  bar({ all: true, keys: new Set(['a']) }, 'At most a few.')
  expect(screen.getByRole('status')).toHaveTextContent('1,199 chosen')
  expect(screen.getByText('At most a few.')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Tags' })).toBeNull()
})
