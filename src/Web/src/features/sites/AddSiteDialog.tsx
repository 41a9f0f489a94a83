import { zodResolver } from '@hookform/resolvers/zod'
import { useNavigate } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/components/Dialog'
import { SheetForm } from '@/components/form/SheetForm'
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
  return (
    <SheetForm
      form={form}
      send={async (terms) => {
        const site = await add.mutateAsync(asCommand(terms))
        toast({
          text: t('sites.added', { name: site.name }),
          action: { label: t('action.open'), onPress: () => void navigate({ to: '/sites/$id', params: { id: site.id } }) },
        })
      }}
      onDone={onDone}
      save={t('sites.add')}
    >
      <SiteFields form={form} />
    </SheetForm>
  )
}
