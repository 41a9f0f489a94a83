import { Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { MappingFault } from '@/api/types'
import { Button, IconButton } from '@/components/Button'
import { Input } from '@/components/form/Field'
import type { PairForm } from './mapping'

interface PairFieldsProps {
  kind: 'labels' | 'annotations'
  pairs: PairForm[]
  faults: readonly MappingFault[]
  onChange(pairs: PairForm[]): void
}

/** Names, and where each one's text is. */
export function PairFields({ kind, pairs, faults, onChange }: PairFieldsProps) {
  const { t } = useTranslation()
  const put = (at: number, change: Partial<PairForm>) =>
    onChange(pairs.map((pair, other) => (other === at ? { ...pair, ...change } : pair)))
  return (
    <div className="grid gap-2">
      {pairs.map((pair, at) => {
        const wrong = faults.find(({ field }) => field === `${kind}.${pair.name}`)
        return (
          <div key={at} className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] items-center gap-2">
            <Input
              aria-label={t('alertSources.pairName', { number: at + 1 })}
              value={pair.name}
              maxLength={128}
              className="font-mono md:text-xs"
              aria-invalid={wrong ? true : undefined}
              onChange={({ target }) => put(at, { name: target.value })}
            />
            <Input
              aria-label={t('alertSources.pairText', { name: pair.name || at + 1 })}
              value={pair.text}
              className="font-mono md:text-xs"
              spellCheck={false}
              aria-invalid={wrong ? true : undefined}
              onChange={({ target }) => put(at, { text: target.value })}
            />
            <IconButton
              label={t('alertSources.without', { name: pair.name })}
              onClick={() => onChange(pairs.filter((_, other) => other !== at))}
            >
              <X aria-hidden />
            </IconButton>
            {wrong && (
              <p role="alert" className="col-span-3 text-xs text-critical">
                {wrong.why}
              </p>
            )}
          </div>
        )
      })}
      <Button
        size="sm"
        className="justify-self-start"
        disabled={pairs.length >= 50}
        onClick={() => onChange([...pairs, { name: '', text: '', words: [] }])}
      >
        <Plus aria-hidden /> {t(`alertSources.more.${kind}`)}
      </Button>
    </div>
  )
}
