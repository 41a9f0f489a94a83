import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, buttonLooks } from '@/components/Button'
import { CopyText } from '@/components/CopyText'

/** The codes, once: to copy, to keep as a file, or to write down. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone(): void }) {
  const { t } = useTranslation()
  const text = codes.join('\n')
  return (
    <div className="grid gap-4">
      <ul className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-md border bg-sunken p-3 font-mono text-sm">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <CopyText text={text} shown={t('recovery.copy')} />
        <span className="flex gap-2">
          <a
            className={buttonLooks({})}
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
            download="recovery-codes.txt"
          >
            <Download aria-hidden /> {t('recovery.download')}
          </a>
          <Button look="primary" onClick={onDone}>
            {t('recovery.done')}
          </Button>
        </span>
      </div>
    </div>
  )
}
