import { FileCheck, Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentLine, IncidentUpdate } from '@/api/types'
import { Button } from '@/components/Button'
import { TextArea } from '@/components/form/Field'
import { LeaveGuard } from '@/components/LeaveGuard'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { useMay } from '@/features/identity/session'
import { useIncidentChange } from '../change'
import { review } from '../verbs'
import { draftOf } from './summary'

interface SummaryProps {
  line: IncidentLine
  said: IncidentUpdate[]
  summaries: IncidentUpdate[]
  zone?: string
  editing: boolean
  onEdit(editing: boolean): void
}

/** What was learned: written when it is over, put better later, what it said before kept below. */
export function Summary({ line, said, summaries, zone, editing, onEdit }: SummaryProps) {
  const { t } = useTranslation()
  const { state } = line.incident
  const writes = useMay()('alerts.write') && (state === 'resolved' || state === 'reviewed')
  const latest = state === 'reviewed' ? summaries.at(-1) : undefined
  const earlier = latest ? summaries.slice(0, -1) : summaries
  if (!writes && summaries.length === 0) return null
  if (writes && editing) return <SummaryForm line={line} said={said} latest={summaries.at(-1)} zone={zone} onDone={() => onEdit(false)} />
  return (
    <Panel
      title={t('incidents.summary.title')}
      aside={
        latest && (
          <>
            {latest.authorName} · <Time at={latest.at} zone={zone} />
            {writes && (
              <Button size="sm" onClick={() => onEdit(true)}>
                <Pencil aria-hidden /> {t('action.edit')}
              </Button>
            )}
          </>
        )
      }
    >
      {latest ? (
        <p className="max-w-prose text-sm break-words whitespace-pre-wrap">{latest.text}</p>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-3 text-sm text-ink-muted">
          <p className="max-w-prose">{t('incidents.summary.empty')}</p>
          {writes && (
            <Button look="primary" onClick={() => onEdit(true)}>
              <FileCheck aria-hidden /> {t('incidents.summary.write')}
            </Button>
          )}
        </div>
      )}
      {earlier.length > 0 && (
        <details className="mt-3 text-xs text-ink-muted">
          <summary className="cursor-pointer">{t('incidents.summary.earlier', { count: earlier.length })}</summary>
          {[...earlier].reverse().map((one) => (
            <div key={one.id} className="mt-2 border-l pl-3">
              <p className="text-ink-faint">
                {one.authorName} · <Time at={one.at} zone={zone} />
              </p>
              <p className="break-words whitespace-pre-wrap">{one.text}</p>
            </div>
          ))}
        </details>
      )}
    </Panel>
  )
}

interface SummaryFormProps {
  line: IncidentLine
  said: IncidentUpdate[]
  latest?: IncidentUpdate
  zone?: string
  onDone(): void
}

function SummaryForm({ line, said, latest, zone, onDone }: SummaryFormProps) {
  const { t } = useTranslation()
  const { incident } = line
  const { mutate, isPending } = useIncidentChange(incident.id)
  const [begun] = useState(
    () =>
      latest?.text ??
      draftOf(
        line,
        said,
        {
          happened: t('incidents.draft.happened'),
          why: t('incidents.draft.why'),
          next: t('incidents.draft.next'),
          opened: (at, alerts) => t('incidents.draft.opened', { at, count: alerts, alerts }),
          mitigated: (after) => t('incidents.draft.mitigated', { after }),
          resolved: (after) => t('incidents.draft.resolved', { after }),
        },
        zone,
      ),
  )
  const [text, setText] = useState(begun)
  const before = incident.state === 'reviewed' ? latest?.text : undefined
  const save = () => mutate(review(text.trim(), t('incidents.toasts.reviewed', { number: incident.number }), before), { onSuccess: onDone })
  return (
    <Panel title={t('incidents.summary.title')}>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <LeaveGuard dirty={text !== begun && !isPending} />
        <TextArea
          autoFocus
          aria-label={t('incidents.summary.title')}
          rows={16}
          maxLength={40_000}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onDone}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" pending={isPending} disabled={!text.trim() || text.trim() === before}>
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
