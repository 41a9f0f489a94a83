import { ArrowUp, Pencil, Trash2 } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertPolicy } from '@/api/types'
import { Button, IconButton } from '@/components/Button'
import { Panel } from '@/components/Panel'
import { TryChange, type RuleChange } from './TryChange'

interface RuleListProps<T extends { name: string }> {
  title: string
  text: string
  add: string
  rules: T[]
  mayChange: boolean
  /** Whether the first that matches counts, so that their order matters. */
  ordered?: boolean
  row(rule: T): ReactNode
  /** What stands after them all. */
  last?: ReactNode
  onEdit(at: number | 'new'): void
  /** The part of the policy that holds them. */
  asPart(rules: T[]): Partial<AlertPolicy>
}

/** Rules of one kind: each says what it is called and what it does. Before one is removed or moved, it is shown what that would have done. */
export function RuleList<T extends { name: string }>({
  title,
  text,
  add,
  rules,
  mayChange,
  ordered,
  row,
  last,
  onEdit,
  asPart,
}: RuleListProps<T>) {
  const { t } = useTranslation()
  const [wished, wish] = useState<RuleChange>()
  const moveUp = (at: number) =>
    wish({ kind: 'move', name: rules[at]!.name, parts: asPart(rules.with(at - 1, rules[at]!).with(at, rules[at - 1]!)) })
  const remove = (at: number) => wish({ kind: 'remove', name: rules[at]!.name, parts: asPart(rules.toSpliced(at, 1)) })
  return (
    <Panel
      title={title}
      aside={
        mayChange && (
          <Button size="sm" onClick={() => onEdit('new')}>
            {add}
          </Button>
        )
      }
      flush
    >
      <p className="px-4 pt-3 pb-2 text-sm text-ink-muted">{text}</p>
      <ul className="divide-y">
        {rules.map((rule, at) => (
          <li key={rule.name + at} className="flex items-start gap-3 px-4 py-2.5 hover:bg-hover">
            <div className="min-w-0 grow text-sm">
              <p className="font-medium break-words">{rule.name}</p>
              {row(rule)}
            </div>
            {mayChange && (
              <span className="flex shrink-0">
                {ordered && at > 0 && (
                  <IconButton label={t('alerts.policy.up', { name: rule.name })} onClick={() => moveUp(at)}>
                    <ArrowUp aria-hidden />
                  </IconButton>
                )}
                <IconButton label={t('alerts.policy.edit', { name: rule.name })} onClick={() => onEdit(at)}>
                  <Pencil aria-hidden />
                </IconButton>
                <IconButton label={t('alerts.policy.remove', { name: rule.name })} onClick={() => remove(at)}>
                  <Trash2 aria-hidden />
                </IconButton>
              </span>
            )}
          </li>
        ))}
        {last}
      </ul>
      {wished && <TryChange change={wished} onClose={() => wish(undefined)} />}
    </Panel>
  )
}
