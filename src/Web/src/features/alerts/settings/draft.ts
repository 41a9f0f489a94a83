import type { AlertPolicy, WhatIfDraft } from '@/api/types'

/** The whole policy with some parts of it as they are wished, as it is tried on the past. */
export function draftOf({ version: _, ...policy }: AlertPolicy, parts: Partial<AlertPolicy>): WhatIfDraft {
  const { version: __, ...wished } = { ...policy, ...parts, version: 0 }
  return { policy: wished }
}
