import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'
import { ProblemError } from '@/api/problem'

/** Puts a server's refusal on the fields it names; what belongs to no field goes to the form as a whole. */
export function showRefusal<T extends FieldValues>(form: UseFormReturn<T>, error: unknown): void {
  const known = Object.keys(form.getValues())
  const fields = error instanceof ProblemError ? error.fields : {}
  let placed = false
  for (const [name, messages] of Object.entries(fields)) {
    const field = known.find((one) => one.toLowerCase() === name.toLowerCase())
    if (!field || !messages[0]) continue
    form.setError(field as Path<T>, { type: 'server', message: messages.join(' ') }, { shouldFocus: !placed })
    placed = true
  }
  if (!placed) form.setError('root', { type: 'server', message: error instanceof Error ? error.message : String(error) })
}
