import { queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import { deviceKeys } from '../queries'
import { asLabelQuery, type LabelSearch } from './chosen'
import type { Paper } from './papers'

/** The sheets as a page to print. */
export const labelSheetQuery = (asked: LabelSearch, paper: Paper, skip: number) =>
  queryOptions({
    queryKey: [...deviceKeys.all, 'labels', asked, paper, skip],
    queryFn: ({ signal }) =>
      body(api.GET('/v1/devices/labels', { params: { query: { ...asLabelQuery(asked), paper, skip } }, parseAs: 'text', signal })),
  })
