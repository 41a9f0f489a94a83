import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { Dialog } from '@/components/Dialog'
import { show } from './render'

test('One Escape closes it, whatever has the focus', async () => {
  const onOpenChange = vi.fn()
  show(
    <Dialog open onOpenChange={onOpenChange} title="Keyboard shortcuts">
      words only
    </Dialog>,
  )
  expect(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  expect(onOpenChange).toHaveBeenCalledExactlyOnceWith(false)
})

test('A field that wants the focus gets it', () => {
  show(
    <Dialog open onOpenChange={() => undefined} title="Add site">
      <input aria-label="Name" autoFocus />
    </Dialog>,
  )
  expect(screen.getByLabelText('Name')).toHaveFocus()
})
