/** The words a device can be found by. */
export function Tags({ tags }: { tags: string[] }) {
  if (tags.length === 0) return <span className="text-ink-faint">–</span>
  return (
    <span className="inline-flex max-w-full flex-wrap gap-1">
      {tags.map((tag) => (
        <span key={tag} className="rounded-sm border bg-sunken px-1.5 text-xs leading-4.5 text-ink-muted">
          {tag}
        </span>
      ))}
    </span>
  )
}
