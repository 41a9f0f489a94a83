import { ArrowRight, Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '@/components/Button'
import { Input } from '@/components/form/Field'
import type { WordForm } from './mapping'

/** What the sender's words for how bad something is mean here. */
export function WordFields({ words, onChange }: { words: WordForm[]; onChange(words: WordForm[]): void }) {
  const { t } = useTranslation()
  const put = (at: number, change: Partial<WordForm>) =>
    onChange(words.map((word, other) => (other === at ? { ...word, ...change } : word)))
  return (
    <div className="grid gap-2 border-l-2 pl-3">
      {words.map((word, at) => (
        <div key={at} className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)_auto] items-center gap-2">
          <Input
            aria-label={t('alertSources.word', { number: at + 1 })}
            value={word.is}
            className="font-mono md:text-xs"
            onChange={({ target }) => put(at, { is: target.value })}
          />
          <ArrowRight className="size-4 text-ink-faint" aria-hidden />
          <Input
            aria-label={t('alertSources.means', { word: word.is || at + 1 })}
            value={word.means}
            list="alert-severities"
            className="md:text-xs"
            onChange={({ target }) => put(at, { means: target.value })}
          />
          <IconButton
            label={t('alertSources.without', { name: word.is })}
            onClick={() => onChange(words.filter((_, other) => other !== at))}
          >
            <X aria-hidden />
          </IconButton>
        </div>
      ))}
      <datalist id="alert-severities">
        {['critical', 'high', 'medium', 'low', 'info'].map((severity) => (
          <option key={severity} value={severity} />
        ))}
      </datalist>
      <Button
        size="sm"
        className="justify-self-start"
        disabled={words.length >= 50}
        onClick={() => onChange([...words, { is: '', means: '' }])}
      >
        <Plus aria-hidden /> {t('alertSources.more.word')}
      </Button>
      <p className="text-xs text-ink-faint">{t('alertSources.wordsHint')}</p>
    </div>
  )
}
