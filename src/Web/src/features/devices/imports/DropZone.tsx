import { FileSpreadsheet, LoaderCircle } from 'lucide-react'
import { useRef, useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { cn } from '@/lib/cn'
import { refuseFile } from './tableFile'
import { TemplateButton } from './TemplateButton'

interface DropZoneProps {
  pending: boolean
  /** Why the last file was not taken. */
  error: Error | null
  onFile(file: File): void
}

/** Where a table is dropped or chosen; what cannot be one is told before it is sent. */
export function DropZone({ pending, error, onFile }: DropZoneProps) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const take = (file: File | undefined) => {
    if (!file || pending) return
    const why = refuseFile(file)
    setRefusal(why && t(`imports.no.${why}`, { name: file.name }))
    if (!why) onFile(file)
  }
  const drag = (inside: boolean) => (event: DragEvent) => {
    if (![...event.dataTransfer.types].includes('Files')) return
    event.preventDefault()
    setOver(inside)
  }
  const told = refusal ?? (pending ? undefined : error?.message)
  return (
    <section
      aria-label={t('imports.drop')}
      onDragOver={drag(true)}
      onDragEnter={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event)
        take(event.dataTransfer.files[0])
      }}
      className={cn(
        'flex flex-col items-center rounded-lg border border-dashed border-line-strong bg-surface px-6 py-9 text-center transition-colors duration-100',
        over && 'border-accent bg-accent-soft',
      )}
    >
      <div className="mb-3 grid size-11 place-items-center rounded-lg border bg-sunken text-ink-muted">
        {pending ? <LoaderCircle className="size-5 animate-spin" aria-hidden /> : <FileSpreadsheet className="size-5" aria-hidden />}
      </div>
      <h2 className="text-base font-semibold">{pending ? t('imports.reading') : t('imports.drop')}</h2>
      <p className="mt-1 max-w-md text-sm text-balance text-ink-muted">{t('imports.dropText')}</p>
      <div className="mt-4 flex flex-wrap justify-center gap-2">
        <Button look="primary" pending={pending} onClick={() => input.current?.click()}>
          {t('imports.choose')}
        </Button>
        <TemplateButton />
      </div>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx"
        aria-label={t('imports.choose')}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      {told && (
        <Notice tone="critical" className="mt-4 max-w-xl text-left">
          {told}
        </Notice>
      )}
    </section>
  )
}
