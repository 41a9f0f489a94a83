import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, body } from '@/api/client'

export const onboardingQuery = queryOptions({
  queryKey: ['onboarding'],
  refetchInterval: 5_000,
  queryFn: ({ signal }) => body(api.GET('/v1/onboarding', { signal })),
})

export const sampleDataQuery = queryOptions({
  queryKey: ['sample-data'],
  queryFn: ({ signal }) => body(api.GET('/v1/sample-data', { signal })),
})

/** Sample data on or off; afterwards every list is another one. */
export function useSampleData() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (on: boolean) => {
      if (on) await body(api.PUT('/v1/sample-data'))
      else await body(api.DELETE('/v1/sample-data'))
    },
    onSettled: () => queries.invalidateQueries(),
  })
}
