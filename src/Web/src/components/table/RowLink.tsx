import { useRouter } from '@tanstack/react-router'
import { useMemo, type MouseEvent, type ReactNode } from 'react'

interface RowLinkProps {
  to: '/alerts/$id' | '/devices/$id' | '/incidents/$id' | '/sites/$id' | '/tickets/$id'
  id: string
  className?: string
  children: ReactNode
}

/** A link in a row of a long list: unlike a Link it does not follow the address, so that a screenful of them costs nothing when that changes. */
export function RowLink({ to, id, className, children }: RowLinkProps) {
  const router = useRouter()
  const target = useMemo(() => ({ to, params: { id } }), [to, id])
  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    void router.navigate(target)
  }
  return (
    <a
      href={to.replace('$id', encodeURIComponent(id))}
      className={className}
      onClick={follow}
      onPointerEnter={() => void router.preloadRoute(target)}
    >
      {children}
    </a>
  )
}
