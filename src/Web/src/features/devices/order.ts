import type { Device, LostPoints } from '@/api/types'

/** Worst score first; devices nobody has heard of come after those that are poor and before those that are well. */
export function byScore(a: Device, b: Device): number {
  return rank(a) - rank(b) || a.name.localeCompare(b.name)
}

const unknownStandsAt = 60

function rank({ standing }: Device): number {
  return standing.score ?? unknownStandsAt
}

/** The reason that costs a device most, if it lost anything. */
export function worstReason({ standing }: Device): LostPoints | undefined {
  return standing.reasons.reduce<LostPoints | undefined>(
    (worst, reason) => (reason.pointsLost > (worst?.pointsLost ?? 0) ? reason : worst),
    undefined,
  )
}
