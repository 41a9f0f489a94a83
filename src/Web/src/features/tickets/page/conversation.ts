import type { PersonRef, TicketFile, TicketMessage } from '@/api/types'

/** Something said, or a file that came. */
export type Entry = { at: string; message: TicketMessage; file?: undefined } | { at: string; file: TicketFile; message?: undefined }

/** Messages and files in the order they came, the oldest first. Files older than the earliest message shown wait for theirs, unless everything is shown. */
export function inOrder(messages: TicketMessage[], files: TicketFile[], complete: boolean): Entry[] {
  const said: Entry[] = messages.map((message) => ({ at: message.sentAt, message }))
  const earliest = said.reduce((least, { at }) => (Date.parse(at) < least ? Date.parse(at) : least), Number.POSITIVE_INFINITY)
  const came: Entry[] = files
    .filter(({ addedAt }) => complete || Date.parse(addedAt) >= earliest)
    .map((file) => ({ at: file.addedAt, file }))
  return [...said, ...came].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

type Named = Pick<PersonRef, 'id' | 'name'>

/** Longer names first, so that "Ann Lee" is not taken for "Ann". */
const byLength = <P extends Named>(people: P[]) =>
  people.filter(({ name }) => name).sort((a, b) => (b.name?.length ?? 0) - (a.name?.length ?? 0))

const isWordEnd = (text: string, at: number) => at >= text.length || !/[\p{L}\p{N}]/u.test(text[at]!)

/** A text in parts: words, and the people mentioned in them. */
export function withMentions<P extends Named>(text: string, people: P[]): (string | P)[] {
  const named = byLength(people)
  const parts: (string | P)[] = []
  let from = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const person = named.find(({ name }) => text.startsWith(name!, at + 1) && isWordEnd(text, at + 1 + name!.length))
    if (!person) continue
    if (at > from) parts.push(text.slice(from, at))
    parts.push(person)
    from = at + 1 + person.name!.length
  }
  if (from < text.length) parts.push(text.slice(from))
  return parts
}

/** The ids of those a text mentions, each once. */
export const mentionedIn = (text: string, people: Named[]): string[] => [
  ...new Set(withMentions(text, people).flatMap((part) => (typeof part === 'string' ? [] : [part.id]))),
]
