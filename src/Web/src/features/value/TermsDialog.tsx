import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { ReplacementTerms, ReplacementType } from '@/api/types'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Field, Input } from '@/components/form/Field'
import { showRefusal } from '@/components/form/refusal'
import { Notice } from '@/components/Notice'
import { useToast } from '@/components/Toasts'
import { useSetTerms } from './queries'

/** What replacing a device of a type costs, and after how long that is planned. */
export function TermsDialog({ type, onClose }: { type: ReplacementType | undefined; onClose(): void }) {
  const { t } = useTranslation()
  return (
    <Dialog
      open={type !== undefined}
      onOpenChange={(open) => !open && onClose()}
      title={type?.name ?? ''}
      description={t('value.termsText')}
    >
      {type && <TermsForm type={type} onDone={onClose} />}
    </Dialog>
  )
}

function TermsForm({ type, onDone }: { type: ReplacementType; onDone(): void }) {
  const { t } = useTranslation()
  const toast = useToast()
  const set = useSetTerms(type.id)
  const before = type.terms
  const schema = z.object({
    amount: z.string().regex(/^\d{1,12}(\.\d{1,2})?$/, t('value.costWrong')),
    currency: z.string().regex(/^[A-Z]{3}$/, t('value.currencyWrong')),
    months: z.string().refine((text) => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 600, t('value.monthsWrong')),
  })
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: {
      amount: before?.cost.amount ?? '',
      currency: before?.cost.currency ?? 'EUR',
      months: before ? String(before.expectedLifeMonths) : '',
    },
  })
  const { errors, isSubmitting } = form.formState
  const apply = async (terms: ReplacementTerms | null) => {
    try {
      await set.mutateAsync({ terms, version: type.version })
      toast({
        text: t('value.termsSet', { name: type.name }),
        action: { label: t('action.undo'), onPress: () => set.mutate({ terms: before }) },
      })
      onDone()
    } catch (error) {
      showRefusal(form, error)
    }
  }
  const submit = form.handleSubmit(({ amount, currency, months }) =>
    apply({ cost: { amount, currency }, expectedLifeMonths: Number(months) }),
  )
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Notice tone="critical">{errors.root.message}</Notice>}
      <div className="grid grid-cols-[1fr_96px] gap-3">
        <Field label={t('value.cost')} hint={t('value.costHint')} error={errors.amount?.message}>
          {(control) => <Input {...control} {...form.register('amount')} inputMode="decimal" autoFocus />}
        </Field>
        <Field label={t('value.currency')} error={errors.currency?.message}>
          {(control) => <Input {...control} {...form.register('currency')} maxLength={3} />}
        </Field>
      </div>
      <Field label={t('value.life')} hint={t('value.lifeHint')} error={errors.months?.message}>
        {(control) => <Input {...control} {...form.register('months')} inputMode="numeric" />}
      </Field>
      <div className="flex justify-end gap-2">
        {before && (
          <Button look="ghost" className="mr-auto" onClick={() => void apply(null)}>
            {t('value.forgetTerms')}
          </Button>
        )}
        <Button onClick={onDone}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" pending={isSubmitting}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  )
}
