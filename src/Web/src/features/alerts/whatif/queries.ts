import { useQuery } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import { ProblemError } from '@/api/problem'
import type { WhatIfAnswer, WhatIfDraft, WhatIfFigures } from '@/api/types'
import { useDebounced } from '@/lib/useDebounced'

/** Where the question stands: there is none yet, it is being worked out, it is answered, or whoever asks may not. */
export type WhatIf =
  | { state: 'idle' }
  | { state: 'unavailable' }
  | { state: 'running'; progress: number }
  | { state: 'failed'; error: Error }
  | { state: 'done'; figures: WhatIfFigures }

/** How far back it is tried. */
const days = 30

const settles = 500
const askAgain = 1_500

/** Asks what a rule would have done, as soon as nobody types any more, and waits for the answer however long it takes. */
export function useWhatIf(draft: WhatIfDraft | undefined): WhatIf {
  const text = draft ? JSON.stringify(draft) : ''
  const asked = useDebounced(text, settles)
  const question = useQuery<WhatIfAnswer>({
    queryKey: ['what-if', asked],
    enabled: asked !== '',
    retry: false,
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
    queryFn: ({ signal }) =>
      body(api.POST('/v1/alerts/what-if', { body: { againstToday: false, ...(JSON.parse(asked) as WhatIfDraft), days }, signal })),
  })
  const later = useQuery<WhatIfAnswer>({
    queryKey: ['what-if', 'answer', question.data?.id],
    enabled: question.data?.isDone === false,
    refetchInterval: ({ state }) => (state.data?.isDone ? false : askAgain),
    queryFn: ({ signal }) => body(api.GET('/v1/alerts/what-if/{id}', { params: { path: { id: question.data!.id } }, signal })),
  })
  if (text === '') return { state: 'idle' }
  if (text !== asked) return { state: 'running', progress: 0 }
  const error = question.error ?? later.error
  if (error) return error instanceof ProblemError && error.status === 403 ? { state: 'unavailable' } : { state: 'failed', error }
  const figures = question.data?.figures ?? later.data?.figures
  return figures ? { state: 'done', figures } : { state: 'running', progress: later.data?.progress ?? 0 }
}
