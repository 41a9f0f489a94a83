import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { useKeys, type Keymap } from '@/lib/keys'

function Bound({ keymap }: { keymap: Keymap }) {
  useKeys(keymap)
  return <input aria-label="text" />
}

test('Two keys one after the other act as a sequence', async () => {
  const go = vi.fn()
  render(<Bound keymap={{ 'g s': go }} />)
  await userEvent.keyboard('gs')
  expect(go).toHaveBeenCalledOnce()
})

test('Letters typed into a field are text', async () => {
  const go = vi.fn()
  render(<Bound keymap={{ j: go, 'g s': go }} />)
  await userEvent.type(screen.getByLabelText('text'), 'jgs')
  expect(go).not.toHaveBeenCalled()
})

test('A combination works even while typing', async () => {
  const search = vi.fn()
  render(<Bound keymap={{ 'mod+k': search }} />)
  await userEvent.click(screen.getByLabelText('text'))
  await userEvent.keyboard('{Control>}k{/Control}')
  expect(search).toHaveBeenCalledOnce()
})
