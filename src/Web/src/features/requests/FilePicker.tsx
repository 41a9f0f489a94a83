import { Paperclip, X } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '@/components/Button'
import { fileSize } from '@/lib/number'

interface FilesProps {
  files: File[]
  onChange(files: File[]): void
}

/** Chooses files to send along; on a phone also its camera. */
export function FilePicker({ files, onChange }: FilesProps) {
  const { t } = useTranslation()
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button look="ghost" className="h-11" onClick={() => picker.current?.click()}>
        <Paperclip aria-hidden /> {t('conversation.attach')}
      </Button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t('conversation.attach')}
        onChange={({ target }) => {
          const chosen = [...(target.files ?? [])]
          target.value = ''
          onChange([...files, ...chosen].slice(0, 20))
        }}
      />
    </>
  )
}

/** The files that go along, each with the way to leave it out. */
export function ChosenFiles({ files, onChange }: FilesProps) {
  const { t } = useTranslation()
  if (files.length === 0) return null
  return (
    <ul className="grid gap-1">
      {files.map((file, at) => (
        <li key={`${file.name} ${at}`} className="flex items-center gap-2 rounded-md border bg-surface px-3 py-1 text-sm">
          <Paperclip className="size-3.5 shrink-0 text-ink-faint" aria-hidden />
          <span className="min-w-0 grow truncate">{file.name}</span>
          <span className="figures shrink-0 text-xs text-ink-faint">{fileSize(file.size)}</span>
          <IconButton
            label={t('requests.leaveOut', { name: file.name })}
            onClick={() => onChange(files.filter((_, index) => index !== at))}
          >
            <X aria-hidden />
          </IconButton>
        </li>
      ))}
    </ul>
  )
}
