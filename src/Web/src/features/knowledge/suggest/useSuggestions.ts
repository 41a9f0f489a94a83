import { useQuery } from '@tanstack/react-query'
import type { SuggestedArticle } from '@/api/types'
import { useMay } from '@/features/identity/session'
import { useDebounced } from '@/lib/useDebounced'
import { suggestionsQuery } from './queries'

/** What may answer somebody who writes, once they pause. Words too long for a lookup say no more than their beginning. */
export function useSuggestions(subject: string, description: string, formId: string | null): SuggestedArticle[] {
  const may = useMay()
  const written = useDebounced(`${subject.slice(0, 300)}\n${description.slice(0, 4000)}`, 300)
  const at = written.indexOf('\n')
  const query = suggestionsQuery(written.slice(0, at), written.slice(at + 1), formId)
  const { data } = useQuery({ ...query, enabled: query.enabled === true && may('knowledge.read') })
  return query.enabled === true ? (data?.items ?? []) : []
}
