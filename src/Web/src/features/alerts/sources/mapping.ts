import type { AlertMapping, AlertSourceSignIn } from '@/api/types'

export interface WordForm {
  is: string
  means: string
}

export interface PairForm {
  name: string
  text: string
  words: WordForm[]
}

export interface ConditionForm {
  text: string
  /** What it is compared with, with bars between. */
  is: string
}

/** A source as it is written down on its page. */
export interface SourceForm {
  name: string
  signIn: AlertSourceSignIn
  each: string
  alertName: string
  severity: string
  words: WordForm[]
  labelsFrom: string
  labels: PairForm[]
  annotationsFrom: string
  annotations: PairForm[]
  startsAt: string
  endsAt: string
  resolvedWhen: ConditionForm[]
  ignoredWhen: ConditionForm[]
  fingerprint: string
  url: string
  endsAfterMinutes: string
}

type Written = Partial<AlertMapping> & Pick<AlertMapping, 'name'>

const pairsOf = (pairs: AlertMapping['labels']): PairForm[] =>
  (pairs ?? []).map(({ name, text, words }) => ({ name, text, words: words ?? [] }))

const conditionsOf = (conditions: AlertMapping['resolvedWhen']): ConditionForm[] =>
  (conditions ?? []).map(({ text, is }) => ({ text, is: is.join(' | ') }))

export function formOf(name: string, signIn: AlertSourceSignIn, mapping: Written): SourceForm {
  return {
    name,
    signIn,
    each: mapping.each ?? '$',
    alertName: mapping.name.text,
    severity: mapping.severity?.text ?? '',
    words: mapping.severity?.words ?? [],
    labelsFrom: mapping.labelsFrom ?? '',
    labels: pairsOf(mapping.labels),
    annotationsFrom: mapping.annotationsFrom ?? '',
    annotations: pairsOf(mapping.annotations),
    startsAt: mapping.startsAt?.text ?? '',
    endsAt: mapping.endsAt?.text ?? '',
    resolvedWhen: conditionsOf(mapping.resolvedWhen),
    ignoredWhen: conditionsOf(mapping.ignoredWhen),
    fingerprint: mapping.fingerprint?.text ?? '',
    url: mapping.url?.text ?? '',
    endsAfterMinutes: mapping.endsAfterMinutes ? String(mapping.endsAfterMinutes) : '',
  }
}

const value = (text: string) => (text.trim() ? { text, words: null } : null)
const path = (text: string) => text.trim() || null

const pairs = (form: PairForm[]) =>
  form.filter(({ name, text }) => name.trim() || text.trim()).map(({ name, text, words }) => ({ name: name.trim(), text, words }))

const conditions = (form: ConditionForm[]) =>
  form
    .filter(({ text, is }) => text.trim() || is.trim())
    .map(({ text, is }) => ({
      text,
      is: is
        .split('|')
        .map((word) => word.trim())
        .filter(Boolean),
    }))

/** What is written down, as it is sent. */
export function mappingOf(form: SourceForm): AlertMapping {
  const words = form.words.filter(({ is }) => is.trim())
  return {
    each: form.each.trim() || '$',
    name: { text: form.alertName, words: null },
    severity: form.severity.trim() ? { text: form.severity, words } : null,
    labelsFrom: path(form.labelsFrom),
    labels: pairs(form.labels),
    annotationsFrom: path(form.annotationsFrom),
    annotations: pairs(form.annotations),
    startsAt: value(form.startsAt),
    endsAt: value(form.endsAt),
    resolvedWhen: conditions(form.resolvedWhen),
    ignoredWhen: conditions(form.ignoredWhen),
    fingerprint: value(form.fingerprint),
    url: value(form.url),
    endsAfterMinutes: Number.parseInt(form.endsAfterMinutes, 10) || null,
  }
}

/** JSON as people read it; what is none stays as it is. */
export function readable(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2)
  } catch {
    return payload
  }
}

/** A line that tries an address out. */
export function curlLine(postTo: string, token: string | undefined): string {
  const test = `{"name": "Test from ${location.hostname}"}`
  return token === undefined
    ? `BODY='${test}'; curl -X POST '${postTo}' -H 'Content-Type: application/json' -H "X-Hub-Signature-256: sha256=$(printf %s "$BODY" | openssl dgst -sha256 -hmac "$SECRET" -hex | sed 's/.* //')" -d "$BODY"`
    : `curl -X POST '${postTo}' -H 'Authorization: Bearer ${token}' -H 'Content-Type: application/json' -d '${test}'`
}
