import { renderHook } from '@testing-library/react'
import { useForm } from 'react-hook-form'
import { expect, test } from 'vitest'
import { ProblemError } from '@/api/problem'
import { showRefusal } from '@/components/form/refusal'

const defaultValues = { name: '', metrics: [{ unit: 'mm/s' }, { unit: 'bar' }] }

function refuse(errors: Record<string, string[]>) {
  const { result } = renderHook(() => {
    const form = useForm({ defaultValues })
    return { form, errors: form.formState.errors }
  })
  showRefusal(result.current.form, new ProblemError(400, { title: 'The request is malformed.', errors }))
  // The form's type does not name its root, where the form itself keeps what is said of the whole.
  return (name: 'name' | 'metrics.1.unit' | 'root') => result.current.form.getFieldState(name as 'name').error?.message
}

test('What is wrong within a list of a form stands at its field', () => {
  const said = refuse({ 'metrics[1].unit': ['Too long.'] })
  expect(said('metrics.1.unit')).toBe('Too long.')
  expect(said('root')).toBeUndefined()
})

test('The server may write a name larger than the form does', () => {
  expect(refuse({ Name: ['Taken.', 'Short.'] })('name')).toBe('Taken. Short.')
})

test.each(['metrics[7].unit', 'name.length', 'weather'])(
  'What is wrong with %s, of which the form knows nothing, is said of the whole',
  (name) => {
    const said = refuse({ [name]: ['No.'] })
    expect(said('root')).toBe('The request is malformed.')
    expect(said('name')).toBeUndefined()
  },
)
