import type { ReactNode } from 'react'

/** A named row of examples on the design page. */
export function Sample({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t py-5">
      <h2 className="mb-3 text-sm font-semibold">{title}</h2>
      <div className="flex flex-wrap items-start gap-3">{children}</div>
    </section>
  )
}
