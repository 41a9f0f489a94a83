import type { HaltReason, SlaPolicy, SlaPolicyTerms, TicketPriority } from '@/api/types'
import { isoOf, lengthOf, minutesOf, secondsOf } from '../length'

export const targets = ['firstResponse', 'nextResponse', 'resolution'] as const

/** What a policy says, as texts of a form. */
export interface PolicyForm {
  name: string
  calendarId: string
  customer: string
  siteId: string
  category: string
  priority: string
  firstResponse: string
  nextResponse: string
  resolution: string
  pauses: NonNullable<HaltReason>[]
  warnings: string
}

const typed = (iso: string | null) => (iso === null ? '' : lengthOf(secondsOf(iso)).replaceAll('\u00a0', ' '))

export const formOf = (policy: SlaPolicy | undefined, calendarId: string): PolicyForm => ({
  name: policy?.name ?? '',
  calendarId: policy?.calendarId ?? calendarId,
  customer: policy?.customer ?? '',
  siteId: policy?.siteId ?? '',
  category: policy?.category ?? '',
  priority: policy?.priority ?? '',
  firstResponse: typed(policy ? policy.firstResponse : 'PT4H'),
  nextResponse: typed(policy ? policy.nextResponse : 'PT8H'),
  resolution: typed(policy ? policy.resolution : 'PT24H'),
  pauses: (policy?.pauses ?? ['waitingForRequester']).filter((pause) => pause !== null),
  warnings: (policy?.warnings ?? [0.5, 0.8]).map((part) => `${Math.round(part * 1000) / 10} %`).join(', '),
})

/** The parts of a target that somebody typed as percentages; undefined when one is none. */
export function warningsOf(text: string): number[] | undefined {
  const words = text
    .split(/[,;]/)
    .map((word) => word.replace('%', '').trim())
    .filter(Boolean)
  const parts = words.map((word) => Number(word) / 100)
  return parts.length <= 5 && parts.every((part) => part > 0 && part < 1) ? parts : undefined
}

/** Whether what was typed is a length, or nothing. */
export const isLength = (text: string) => text.trim() === '' || minutesOf(text) !== undefined

const length = (text: string) => (text.trim() === '' ? null : isoOf(minutesOf(text) ?? 0))

/** The policy as the API takes it; undefined while something typed makes no sense. */
export function termsOf(form: PolicyForm): SlaPolicyTerms | undefined {
  const warnings = warningsOf(form.warnings)
  const texts = targets.map((target) => form[target])
  if (!form.name.trim() || !warnings || !texts.every(isLength) || texts.every((text) => text.trim() === '')) return undefined
  return {
    name: form.name.trim(),
    calendarId: form.calendarId || null,
    customer: form.customer.trim() || null,
    siteId: form.siteId || null,
    category: form.category || null,
    priority: (form.priority || null) as TicketPriority | null,
    firstResponse: length(form.firstResponse),
    nextResponse: length(form.nextResponse),
    resolution: length(form.resolution),
    pauses: form.pauses,
    warnings,
  }
}

/** A policy as it is, for saying it again. */
export const asTerms = ({ siteId, ...policy }: SlaPolicy): SlaPolicyTerms => ({
  name: policy.name,
  calendarId: policy.calendarId,
  customer: policy.customer,
  siteId,
  category: policy.category,
  priority: policy.priority,
  firstResponse: policy.firstResponse,
  nextResponse: policy.nextResponse,
  resolution: policy.resolution,
  pauses: [...policy.pauses],
  warnings: [...policy.warnings],
})

type Criteria = Pick<SlaPolicyTerms, 'name' | 'customer' | 'siteId' | 'category' | 'priority'>

/** Who names the customer goes before all that do not, then the site, the category, the priority: the same figure the API orders by. */
const weight = ({ customer, siteId, category, priority }: Criteria) =>
  (customer ? 8 : 0) + (siteId ? 4 : 0) + (category ? 2 : 0) + (priority ? 1 : 0)

/** Policies in the order in which they hold. */
export const inOrder = <T extends Criteria>(policies: readonly T[]): T[] =>
  policies.toSorted((one, other) => weight(other) - weight(one) || (one.name < other.name ? -1 : 1))
