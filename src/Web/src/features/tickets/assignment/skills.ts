/** The skills in what somebody typed, separated by commas, each once. */
export function readSkills(text: string): string[] {
  const known = new Map(
    text
      .split(/[,;\n]+/)
      .map((skill) => skill.trim())
      .filter(Boolean)
      .map((skill) => [skill.toLowerCase(), skill] as const),
  )
  return [...known.values()]
}
