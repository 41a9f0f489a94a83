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

test('What follows g means a place, not a letter of its own', async () => {
  const choose = vi.fn()
  const go = vi.fn()
  render(
    <>
      <Bound keymap={{ x: choose }} />
      <Bound keymap={{ 'g x': go }} />
    </>,
  )
  await userEvent.keyboard('gx')
  expect(go).toHaveBeenCalledOnce()
  expect(choose).not.toHaveBeenCalled()
})

test('Choosing all of a text chooses no rows', async () => {
  const all = vi.fn()
  render(<Bound keymap={{ 'mod+a': all }} />)
  await userEvent.click(screen.getByLabelText('text'))
  await userEvent.keyboard('{Control>}a{/Control}')
  expect(all).not.toHaveBeenCalled()
})
