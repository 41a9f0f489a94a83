import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'
import { ProblemError } from '@/api/problem'

/** The server's name of a field, such as "metrics[2].unit", as a form knows it; undefined for what is not in the form. */
function pathIn(values: unknown, name: string): string | undefined {
  const steps: string[] = []
  let within = values
  for (const step of name.split(/[.[\]]+/).filter(Boolean)) {
    if (typeof within !== 'object' || within === null) return undefined
    const known = Object.keys(within).find((one) => one.toLowerCase() === step.toLowerCase())
    if (known === undefined) return undefined
    steps.push(known)
    within = (within as Record<string, unknown>)[known]
  }
  return steps.join('.') || undefined
}

/** Puts a server's refusal on the fields it names; what belongs to no field goes to the form as a whole. */
export function showRefusal<T extends FieldValues, U>(form: UseFormReturn<T, unknown, U>, error: unknown): void {
  const values = form.getValues()
  const fields = error instanceof ProblemError ? error.fields : {}
  let placed = false
  for (const [name, messages] of Object.entries(fields)) {
    const field = pathIn(values, name)
    if (!field || !messages[0]) continue
    form.setError(field as Path<T>, { type: 'server', message: messages.join(' ') }, { shouldFocus: !placed })
    placed = true
  }
  if (!placed) form.setError('root', { type: 'server', message: error instanceof Error ? error.message : String(error) })
}
