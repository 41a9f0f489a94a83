import type { Plan, PlanPrice, Problem } from './types'

/** What a company's plan lacks, which plan has it, and what that costs a month. */
export interface Upgrade {
  feature: string
  title: string
  description: string
  planNow: Plan
  plan: Plan
  price: PlanPrice
}

/** A refusal or fault of the server in its own words, with the trace id a person can hand to support. */
export class ProblemError extends Error {
  readonly status: number
  readonly code: string
  readonly fields: Record<string, string[]>
  readonly traceId: string | undefined
  readonly upgrade: Upgrade | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(status: number, problem: Partial<Problem>, retryAfter?: string | null) {
    // The title says what happened, the detail what to do about it.
    super([problem.title, problem.detail].filter(Boolean).join(' ') || fallback(status))
    this.name = 'ProblemError'
    this.status = status
    this.code = problem.type?.replace('urn:problem:', '') ?? `http.${status}`
    this.fields = problem.errors ?? {}
    this.traceId = problem.traceId
    this.upgrade = status === 402 ? (problem.upgrade as Upgrade | undefined) : undefined
    this.retryAfterSeconds = retryAfter && /^\d+$/.test(retryAfter) ? Number(retryAfter) : undefined
  }
}

/** Reads what the server said, whatever it said: a gateway may answer with a page of HTML. */
export async function readProblem(response: Response): Promise<ProblemError> {
  const isJson = response.headers.get('content-type')?.includes('json')
  const body: unknown = isJson ? await response.json().catch(() => ({})) : {}
  return new ProblemError(response.status, (body ?? {}) as Partial<Problem>, response.headers.get('retry-after'))
}

function fallback(status: number): string {
  if (status === 429) return 'Too many requests just now. Wait a moment and try again.'
  if (status >= 500) return 'The server could not answer. Try again in a moment.'
  return `The server refused the request (${status}).`
}
