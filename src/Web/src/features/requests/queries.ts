import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import type { AskForHelp, OwnRequest } from '@/api/types'
import { useToast } from '@/components/Toasts'

export const requestKeys = {
  all: ['requests'] as const,
  lists: ['requests', 'list'] as const,
  ones: ['requests', 'one'] as const,
  one: (id: string) => ['requests', 'one', id] as const,
}

export const requestsQuery = infiniteQueryOptions({
  queryKey: requestKeys.lists,
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam: cursor, signal }) => body(api.GET('/v1/requests', { params: { query: { limit: 50, cursor } }, signal })),
  getNextPageParam: (page) => page?.next ?? undefined,
})

export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: requestKeys.one(id),
    queryFn: ({ signal }) => body(api.GET('/v1/requests/{id}', { params: { path: { id } }, signal })),
  })

/** What was said, the newest first; earlier pages follow on request. */
export const requestMessagesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...requestKeys.one(id), 'messages'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      body(api.GET('/v1/requests/{id}/messages', { params: { path: { id }, query: { limit: 50, sort: '-sentAt', cursor } }, signal })),
    getNextPageParam: (page) => page?.next ?? undefined,
  })

export const requestFilesQuery = (id: string) =>
  queryOptions({
    queryKey: [...requestKeys.one(id), 'files'],
    queryFn: ({ signal }) => body(api.GET('/v1/requests/{id}/files', { params: { path: { id } }, signal })),
  })

/** Where the time went, clock by clock. */
export const requestReceiptsQuery = (id: string) =>
  queryOptions({
    queryKey: [...requestKeys.one(id), 'receipts'],
    queryFn: ({ signal }) => body(api.GET('/v1/requests/{id}/receipts', { params: { path: { id } }, signal })),
  })

/** What can be chosen in the form, and what the place it is about is called. */
export const requestFormQuery = (siteId: string | undefined, deviceId: string | undefined) =>
  queryOptions({
    queryKey: [...requestKeys.all, 'form', siteId, deviceId],
    queryFn: ({ signal }) => body(api.GET('/v1/request-form', { params: { query: { siteId, deviceId } }, signal })),
  })

/** The code that opens a request at a site or about a device. */
export const requestCodeQuery = (of: 'site' | 'device', id: string) =>
  queryOptions({
    queryKey: [...requestKeys.all, 'code', of, id],
    queryFn: ({ signal }) =>
      body(
        of === 'site'
          ? api.GET('/v1/request-codes/site/{id}', { params: { path: { id } }, signal })
          : api.GET('/v1/request-codes/device/{id}', { params: { path: { id } }, signal }),
      ),
  })

async function attach(id: string, files: File[]): Promise<void> {
  for (const file of files) {
    const form = new FormData()
    form.append('file', file)
    await api.POST('/v1/requests/{id}/files', {
      params: { path: { id } },
      body: form as never,
      bodySerializer: (whole: unknown) => whole as FormData,
    })
  }
}

/** Asks for help, with files. A file that is not taken is told of, and leaves the request as it is. */
export function useAsk() {
  const toast = useToast()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ files, ...command }: AskForHelp & { files: File[] }) => {
      const request = await body(api.POST('/v1/requests', { body: command }))
      await attach(request.id, files).catch((error: Error) => toast({ text: error.message, tone: 'critical', seconds: 10 }))
      return request
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: requestKeys.lists }),
  })
}

/** Says more about what one asked for, with files. */
export function useAnswer({ id }: OwnRequest) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ text, files }: { text: string; files: File[] }) => {
      await attach(id, files)
      if (text) await body(api.POST('/v1/requests/{id}/messages', { params: { path: { id } }, body: { text } }))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: requestKeys.all }),
  })
}

/** Says that nothing is left to do. */
export function useClose({ id }: OwnRequest) {
  const { t } = useTranslation()
  const toast = useToast()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => body(api.PUT('/v1/requests/{id}/closure', { params: { path: { id } } })),
    onSuccess: () => toast({ text: t('requests.closedToast') }),
    onError: (error) => toast({ text: error.message, tone: 'critical', seconds: 10 }),
    onSettled: () => queries.invalidateQueries({ queryKey: requestKeys.all }),
  })
}

/** Says how content one is. */
export function useRate({ id }: OwnRequest) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (rating: { score: number; comment: string | null }) =>
      body(api.PUT('/v1/requests/{id}/rating', { params: { path: { id } }, body: rating })),
    onSettled: () => queries.invalidateQueries({ queryKey: requestKeys.all }),
  })
}
