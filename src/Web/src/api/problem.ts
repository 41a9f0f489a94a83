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

/** Whether the server refused a change because what it changes was changed unseen. */
export const isStale = (error: unknown): boolean => error instanceof ProblemError && error.status === 412

/** Sends a change of what is known; again, once, of what there is now, where nobody touched what it changes. */
export async function sendSeen<Known, Answer>(
  known: Known,
  send: (as: Known) => Promise<Answer>,
  read: () => Promise<Known>,
  isTouched: (now: Known) => boolean,
): Promise<Answer> {
  try {
    return await send(known)
  } catch (error) {
    if (!isStale(error)) throw error
    const now = await read()
    if (isTouched(now)) throw error
    return send(now)
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
