import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import { articleKeys } from '../queries'

/** Below this nobody has said enough to be answered. */
const leastWritten = 4

/** Articles that may answer what somebody is writing. With the form they write in, what a requester was shown is counted. */
export const suggestionsQuery = (subject: string, description: string, formId: string | null) =>
  queryOptions({
    queryKey: [...articleKeys.all, 'suggestions', subject, description, formId],
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    enabled: subject.trim().length + description.trim().length >= leastWritten,
    queryFn: ({ signal }) => body(api.POST('/v1/knowledge/suggestions', { body: { subject, description, formId }, signal })),
  })

/** Says that a suggested article was opened in a form. */
export const openSuggestion = (id: string, formId: string) =>
  api.PUT('/v1/knowledge/articles/{id}/opening', { params: { path: { id } }, body: { formId } })
