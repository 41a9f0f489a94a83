import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import { useDebounced } from '@/lib/useDebounced'

/** Sites and devices whose name, number or serial matches what is being typed. */
export function useFound(text: string) {
  const q = useDebounced(text.trim(), 150)
  const found = useQuery({
    queryKey: ['found', q],
    enabled: q.length > 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = { q, limit: 6 }
      const [sites, devices] = await Promise.all([
        body(api.GET('/v1/sites', { params: { query }, signal })),
        body(api.GET('/v1/devices', { params: { query }, signal })),
      ])
      return { sites: sites.items, devices: devices.items }
    },
  })
  const current = q ? found.data : undefined
  return { sites: current?.sites ?? [], devices: current?.devices ?? [], searching: found.isFetching || q !== text.trim() }
}
