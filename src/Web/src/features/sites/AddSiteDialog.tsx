import { zodResolver } from '@hookform/resolvers/zod'
import { useNavigate } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { showRefusal } from '@/components/form/refusal'
import { Notice } from '@/components/Notice'
import { useToast } from '@/components/Toasts'
import { useAddSite } from './queries'
import { SiteFields } from './SiteFields'
import { asCommand, noSite, siteSchema } from './terms'

/** A new place to look after. */
export function AddSiteDialog({ open, onOpenChange }: { open: boolean; onOpenChange(open: boolean): void }) {
  const { t } = useTranslation()
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('sites.add')} description={t('sites.addText')}>
      <AddSiteForm onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

function AddSiteForm({ onDone }: { onDone(): void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const toast = useToast()
  const add = useAddSite()
  const form = useForm({ resolver: zodResolver(siteSchema), defaultValues: noSite })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async (terms) => {
    try {
      const site = await add.mutateAsync(asCommand(terms))
      onDone()
      toast({
        text: t('sites.added', { name: site.name }),
        action: { label: t('action.open'), onPress: () => void navigate({ to: '/sites/$id', params: { id: site.id } }) },
      })
    } catch (error) {
      showRefusal(form, error)
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Notice tone="critical">{errors.root.message}</Notice>}
      <SiteFields form={form} />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" pending={isSubmitting}>
          {t('sites.add')}
        </Button>
      </div>
    </form>
  )
}
