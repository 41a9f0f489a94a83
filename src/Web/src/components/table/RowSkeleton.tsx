/** The place of a row that is on its way; its shape is drawn by the list beneath it. */
export function RowSkeleton({ index, top, height }: { index: number; top: number; height: number }) {
  return (
    <div
      role="row"
      aria-rowindex={index + 1}
      aria-busy
      tabIndex={-1}
      data-index={index}
      className="absolute inset-x-0 outline-none"
      style={{ height, transform: `translateY(${top}px)` }}
    />
  )
}
