import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Skeleton } from '@/components/Skeleton'
import { fitted, type Paper } from './papers'

interface LabelPreviewProps {
  frame: RefObject<HTMLIFrameElement | null>
  paper: Paper
  sheet: string | undefined
}

/** The sheets as a page of their own within ours: what is printed is only that. */
export function LabelPreview({ frame, paper, sheet }: LabelPreviewProps) {
  const { t } = useTranslation()
  const room = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const watcher = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)))
    if (room.current) watcher.observe(room.current)
    return () => watcher.disconnect()
  }, [])
  const page = useMemo(() => (sheet && width > 0 ? fitted(sheet, paper, width) : undefined), [sheet, paper, width])
  return (
    <div ref={room} className="min-h-0 grow bg-sunken">
      {page ? (
        <iframe
          ref={frame}
          title={t('labels.preview')}
          srcDoc={page}
          sandbox="allow-same-origin allow-modals"
          className="block size-full border-0"
        />
      ) : (
        <div aria-busy className="p-6">
          <Skeleton className="mx-auto h-96 max-w-2xl" />
        </div>
      )}
    </div>
  )
}
