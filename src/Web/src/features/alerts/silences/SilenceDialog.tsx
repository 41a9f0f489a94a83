import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Matcher, Silence } from '@/api/types'
import { Dialog } from '@/components/Dialog'
import { Field, Input, TextArea } from '@/components/form/Field'
import { FormFoot } from '@/components/form/FormFoot'
import { Notice } from '@/components/Notice'
import { Segments } from '@/components/Segments'
import { useToast } from '@/components/Toasts'
import { localInput } from '@/features/devices/maintenance'
import { MatcherFields } from './MatcherFields'
import { useWhatIfGuard } from '../whatif/useWhatIfGuard'
import { WhatIfPanel } from '../whatif/WhatIfPanel'
import { areReady, noMatcher } from './matchers'
import { useSilences } from './queries'
import { SilencePreview } from './SilencePreview'

const hour = 3_600_000
const lengths = { '1': hour, '4': 4 * hour, '24': 24 * hour, '168': 168 * hour, '720': 720 * hour } as const

interface SilenceDialogProps {
  /** What is changed, or begun again where it is over; nothing where one is new. */
  silence?: Silence
  /** What a new one begins with. */
  matchers?: Matcher[]
  onClose(): void
}

/** What is to be silent, until when and why; what it would hide now is shown while one writes. */
export function SilenceDialog({ silence, matchers, onClose }: SilenceDialogProps) {
  const { t } = useTranslation()
  const changes = silence && silence.state !== 'expired'
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(changes ? 'alerts.silences.change' : 'alerts.silences.new')}
      description={t('alerts.silences.newText')}
    >
      <SilenceForm silence={silence} matchers={matchers} onDone={onClose} />
    </Dialog>
  )
}

function SilenceForm({ silence, matchers: given, onDone }: Omit<SilenceDialogProps, 'onClose'> & { onDone(): void }) {
  const { t } = useTranslation()
  const toast = useToast()
  const { save } = useSilences()
  const [now] = useState(() => Date.now())
  const isOver = silence?.state === 'expired'
  const isPending = silence?.state === 'pending'
  const [matchers, setMatchers] = useState<Matcher[]>(silence?.matchers ?? given ?? [noMatcher])
  const [from, setFrom] = useState(isPending ? localInput(Date.parse(silence.startsAt)) : '')
  const [until, setUntil] = useState(() => localInput(silence && !isOver ? Date.parse(silence.endsAt) : now + 4 * hour))
  const [untilResolved, setUntilResolved] = useState(silence?.untilResolved ?? false)
  const [comment, setComment] = useState(silence?.comment ?? '')
  const guard = useWhatIfGuard(areReady(matchers) ? { silence: matchers } : undefined)
  const begins = from === '' ? now : Date.parse(from)
  const at = Date.parse(until)
  const length = Object.entries(lengths).find(([, milliseconds]) => Math.abs(at - begins - milliseconds) < 60_000)?.[0]
  const crossed = at <= begins
  const startsAt = from !== '' ? new Date(from).toISOString() : silence?.state === 'active' ? silence.startsAt : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const terms = { matchers, comment: comment.trim(), startsAt, endsAt: new Date(until).toISOString(), untilResolved }
    save.mutate(
      { id: isOver ? undefined : silence?.id, terms },
      {
        onSuccess: () => {
          toast({ text: t(silence && !isOver ? 'alerts.silences.changed' : 'alerts.silences.begun') })
          onDone()
        },
      },
    )
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {save.error && <Notice tone="critical">{save.error.message}</Notice>}
      <MatcherFields label={t('alerts.silences.what')} value={matchers} onChange={setMatchers} autoFocus={!given && !silence} />
      <SilencePreview matchers={matchers} />
      <Segments
        label={t('alerts.silences.length')}
        value={length ?? ''}
        onChange={(hours) => setUntil(localInput(begins + lengths[hours as keyof typeof lengths]))}
        options={Object.keys(lengths).map((value) => ({ value, label: t(`alerts.silences.lengths.${value as keyof typeof lengths}`) }))}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        {silence?.state !== 'active' && (
          <Field label={t('alerts.silences.from')} hint={t('alerts.silences.fromHint')}>
            {(control) => <Input {...control} type="datetime-local" value={from} onChange={({ target }) => setFrom(target.value)} />}
          </Field>
        )}
        <Field label={t('alerts.silences.until')} error={crossed ? t('alerts.silences.crossed') : undefined}>
          {(control) => <Input {...control} type="datetime-local" value={until} onChange={({ target }) => setUntil(target.value)} />}
        </Field>
      </div>
      <label className="flex items-start gap-2 text-sm">
        <input
          type="checkbox"
          className="mt-0.5 accent-accent"
          checked={untilResolved}
          onChange={({ target }) => setUntilResolved(target.checked)}
        />
        <span>
          {t('alerts.silences.untilResolved')}
          <span className="block text-xs text-ink-faint">{t('alerts.silences.untilResolvedText')}</span>
        </span>
      </label>
      <Field label={t('alerts.silences.why')}>
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            maxLength={2_000}
            autoFocus={given !== undefined}
            placeholder={t('alerts.silences.whyExample')}
            value={comment}
            onChange={({ target }) => setComment(target.value)}
          />
        )}
      </Field>
      <WhatIfPanel guard={guard} />
      <FormFoot
        onCancel={onDone}
        pending={save.isPending}
        ready={guard.passes && areReady(matchers) && comment.trim().length >= 3 && until !== '' && !crossed}
        save={t(guard.trueHidden > 0 ? 'whatIf.allTheSame' : silence && !isOver ? 'action.save' : 'alerts.silences.begin')}
      />
    </form>
  )
}
