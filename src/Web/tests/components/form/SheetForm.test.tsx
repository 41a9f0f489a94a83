import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useForm } from 'react-hook-form'
import { expect, test, vi } from 'vitest'
import { ProblemError } from '@/api/problem'
import { NameField } from '@/components/form/NameField'
import { SheetForm } from '@/components/form/SheetForm'
import { show } from '../render'

function Sheet({ send, onDone }: { send(values: { name: string }): Promise<unknown>; onDone(): void }) {
  const form = useForm({ defaultValues: { name: '' } })
  return (
    <SheetForm form={form} send={send} onDone={onDone}>
      <NameField form={form} name="name" label="Name" />
    </SheetForm>
  )
}

async function save(send: (values: { name: string }) => Promise<unknown>, name: string) {
  const onDone = vi.fn()
  show(<Sheet send={send} onDone={onDone} />)
  if (name) await userEvent.type(screen.getByLabelText('Name'), name)
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  return onDone
}

test('What is saved closes the sheet', async () => {
  const send = vi.fn().mockResolvedValue(undefined)
  const onDone = await save(send, 'Night shift')
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce())
  expect(send).toHaveBeenCalledWith({ name: 'Night shift' })
})

test('Without a name nothing is sent', async () => {
  const send = vi.fn()
  await save(send, '')
  expect(await screen.findByText('This is needed.')).toBeVisible()
  expect(send).not.toHaveBeenCalled()
})

test('A refusal stands at the field it names, and the sheet stays', async () => {
  const refused = new ProblemError(409, { type: 'urn:problem:team.name-taken', detail: 'No.', errors: { name: ['There is such a team.'] } })
  const onDone = await save(() => Promise.reject(refused), 'Night shift')
  expect(await screen.findByText('There is such a team.')).toBeVisible()
  expect(onDone).not.toHaveBeenCalled()
})

test('Who was overtaken is told so', async () => {
  const onDone = await save(
    () => Promise.reject(new ProblemError(412, { type: 'urn:problem:stale', detail: 'Someone else changed this first.' })),
    'Night shift',
  )
  expect(await screen.findByRole('alert')).toHaveTextContent('changed')
  expect(onDone).not.toHaveBeenCalled()
})
