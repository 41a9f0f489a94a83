import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { OnCallPerson } from '@/api/types'
import { IconButton } from '@/components/Button'
import { Picker } from '@/components/form/Picker'
import { nameIn, useColours } from './people'

interface PeopleOrderProps {
  value: string[]
  people: readonly OnCallPerson[]
  onChange(value: string[]): void
}

/** People in the order they take turns. */
export function PeopleOrder({ value, people, onChange }: PeopleOrderProps) {
  const { t } = useTranslation()
  const colour = useColours()
  const swap = (at: number, with_: number) =>
    onChange(value.map((id, index) => (index === at ? value[with_]! : index === with_ ? value[at]! : id)))
  return (
    <div className="grid gap-2">
      {value.length > 0 && (
        <ol className="divide-y rounded-md border">
          {value.map((id, at) => {
            const name = nameIn(people, id)
            return (
              <li key={`${id} ${at}`} className="flex items-center gap-2 px-2 py-1 text-sm">
                <span className="figures w-4 text-right text-xs text-ink-faint">{at + 1}</span>
                <span className="size-2 rounded-full" style={{ background: colour(id) }} aria-hidden />
                <span className="min-w-0 grow truncate">{name}</span>
                <IconButton size="icon-sm" label={t('oncall.earlier', { name })} disabled={at === 0} onClick={() => swap(at, at - 1)}>
                  <ArrowUp aria-hidden />
                </IconButton>
                <IconButton
                  size="icon-sm"
                  label={t('oncall.later', { name })}
                  disabled={at === value.length - 1}
                  onClick={() => swap(at, at + 1)}
                >
                  <ArrowDown aria-hidden />
                </IconButton>
                <IconButton
                  size="icon-sm"
                  label={t('oncall.out', { name })}
                  onClick={() => onChange(value.filter((_, other) => other !== at))}
                >
                  <X aria-hidden />
                </IconButton>
              </li>
            )
          })}
        </ol>
      )}
      <Picker
        label={t('oncall.addPerson')}
        value=""
        none={t('oncall.addPerson')}
        slim
        choices={people.filter(({ name }) => name).map(({ id, name }) => ({ value: id, label: name! }))}
        onChange={(id) => id && onChange([...value, id])}
      />
    </div>
  )
}
