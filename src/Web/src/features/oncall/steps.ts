import type { EscalationSteps, EscalationTarget, OnCallPerson, OnCallPolicy, OnCallPolicyTerms, OnCallSchedule } from '@/api/types'
import { i18next } from '@/i18n'
import { listed, nameIn } from './people'

/** A step as a form knows it: those it calls as "kind:id". */
export interface StepForm {
  targets: string[]
  minutes: string
}

/** A policy as texts of a form. */
export interface PolicyForm {
  name: string
  steps: StepForm[]
  repeats: string
  siteIds: string[]
  isDefault: boolean
}

export const everyone = 'everyone:'

const formOfTarget = ({ kind, id }: EscalationTarget) => `${kind}:${id ?? ''}`

const targetOf = (text: string): EscalationTarget => {
  const [kind, id] = text.split(':')
  return { kind: kind as EscalationTarget['kind'], id: id || null }
}

export const formOf = (policy: OnCallPolicy | undefined, isDefault = false, first?: StepForm): PolicyForm => ({
  name: policy?.name ?? '',
  steps:
    policy?.steps.map(({ targets, minutes }) => ({ targets: targets.map(formOfTarget), minutes: String(minutes) })) ??
    (first ? [first] : []),
  repeats: String(policy?.repeats ?? 1),
  siteIds: [...(policy?.siteIds ?? [])],
  isDefault: policy?.isDefault ?? isDefault,
})

/** The steps as the API takes them; undefined while one is not written yet. */
export function stepsOf({ steps, repeats }: Pick<PolicyForm, 'steps' | 'repeats'>): EscalationSteps | undefined {
  const isWhole = ({ targets, minutes }: StepForm) => targets.length > 0 && /^[1-9]\d{0,3}$/.test(minutes)
  if (steps.length === 0 || !steps.every(isWhole) || !/^\d$/.test(repeats)) return undefined
  return {
    steps: steps.map(({ targets, minutes }) => ({ targets: targets.map(targetOf), minutes: Number(minutes) })),
    repeats: Number(repeats),
  }
}

export function termsOf(form: PolicyForm): OnCallPolicyTerms | undefined {
  const steps = stepsOf(form)
  return steps && form.name.trim() ? { ...steps, name: form.name.trim(), siteIds: form.siteIds, isDefault: form.isDefault } : undefined
}

/** What one whom a step calls is called. */
export function targetName(text: string, schedules: readonly OnCallSchedule[], people: readonly OnCallPerson[]): string {
  const { kind, id } = targetOf(text)
  if (kind === 'everyone') return i18next.t('oncall.everyone')
  if (kind === 'person') return nameIn(people, id)
  return i18next.t('oncall.whoeverOf', { name: schedules.find((one) => one.id === id)?.name ?? i18next.t('oncall.goneSchedule') })
}

/** What happens, in words: "Nora is called at once; after 10 minutes without an acknowledgement Omar is called; …". */
export function sentenceOf(
  form: Pick<PolicyForm, 'steps' | 'repeats'>,
  schedules: readonly OnCallSchedule[],
  people: readonly OnCallPerson[],
): string {
  const t = i18next.t.bind(i18next)
  const named = form.steps.filter(({ targets }) => targets.length > 0)
  if (named.length === 0) return t('oncall.sentence.none')
  const called = ({ targets }: StepForm) => listed(targets.map((target) => targetName(target, schedules, people)))
  const parts = named.map((step, at) => {
    const count = step.targets.length
    if (at === 0) return t('oncall.sentence.first', { names: called(step), count })
    return t('oncall.sentence.next', { names: called(step), minutes: Number(named[at - 1]!.minutes) || 0, count })
  })
  const last = Number(named.at(-1)!.minutes) || 0
  const again = Number(form.repeats) || 0
  if (again > 0) parts.push(t('oncall.sentence.again', { minutes: last, count: again }))
  parts.push(t(again > 0 ? 'oncall.sentence.thenAll' : 'oncall.sentence.all', { minutes: last }))
  const text = `${parts.join('; ')}.`
  return text[0]!.toLocaleUpperCase() + text.slice(1)
}
