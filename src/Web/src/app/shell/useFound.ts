import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import { useMay } from '@/features/identity/session'
import { useDebounced } from '@/lib/useDebounced'

/** Tickets, sites and devices whose subject, name, number or serial matches what is being typed. */
export function useFound(text: string) {
  const q = useDebounced(text.trim(), 150)
  const seesTickets = useMay()('tickets.read')
  const found = useQuery({
    queryKey: ['found', q],
    enabled: q.length > 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = { q, limit: 6 }
      const [sites, devices, tickets] = await Promise.all([
        body(api.GET('/v1/sites', { params: { query }, signal })),
        body(api.GET('/v1/devices', { params: { query }, signal })),
        seesTickets ? body(api.GET('/v1/tickets', { params: { query }, signal })) : undefined,
      ])
      return { sites: sites.items, devices: devices.items, tickets: tickets?.items ?? [] }
    },
  })
  const current = q ? found.data : undefined
  return {
    sites: current?.sites ?? [],
    devices: current?.devices ?? [],
    tickets: current?.tickets ?? [],
    searching: found.isFetching || q !== text.trim(),
  }
}
