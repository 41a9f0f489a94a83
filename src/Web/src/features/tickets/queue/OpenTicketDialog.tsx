import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import type { OpenTicket } from '@/api/types'
import { Dialog } from '@/components/Dialog'
import { SheetForm } from '@/components/form/SheetForm'
import { useToast } from '@/components/Toasts'
import { readTags } from '@/features/lists/TagsForm'
import { ticketKeys } from '../queries'
import { openTicketSchema, OpenTicketFields } from './OpenTicketFields'

interface OpenTicketDialogProps {
  open: boolean
  onOpenChange(open: boolean): void
  siteId?: string
}

/** A request for help, written down. */
export function OpenTicketDialog({ open, onOpenChange, siteId }: OpenTicketDialogProps) {
  const { t } = useTranslation()
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('tickets.open')} description={t('tickets.openText')}>
      <OpenTicketForm siteId={siteId} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

function OpenTicketForm({ siteId, onDone }: { siteId?: string; onDone(): void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const toast = useToast()
  const queries = useQueryClient()
  const open = useMutation({
    mutationFn: (ticket: OpenTicket) => body(api.POST('/v1/tickets', { body: ticket })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ticketKeys.all }),
  })
  const form = useForm({
    resolver: zodResolver(openTicketSchema),
    defaultValues: {
      subject: '',
      description: '',
      priority: 'normal' as const,
      category: '',
      email: '',
      name: '',
      siteId: siteId?.includes(',') ? '' : (siteId ?? ''),
      deviceId: '',
      teamId: '',
      assigneeId: '',
      tags: '',
    },
  })
  return (
    <SheetForm
      form={form}
      send={async ({ email, name, category, siteId: site, deviceId, teamId, assigneeId, tags, ...rest }) => {
        const ticket = await open.mutateAsync({
          ...rest,
          channel: 'web',
          category: category || null,
          requester: email ? { email, name: name || null, personId: null } : null,
          siteId: site || null,
          deviceId: deviceId || null,
          teamId: teamId || null,
          assigneeId: assigneeId || null,
          tags: readTags(tags),
        })
        toast({
          text: t('tickets.openedToast', { number: ticket.number }),
          seconds: 10,
          action: { label: t('action.open'), onPress: () => void navigate({ to: '/tickets/$id', params: { id: ticket.number } }) },
        })
      }}
      onDone={onDone}
      save={t('tickets.open')}
    >
      <OpenTicketFields form={form} />
    </SheetForm>
  )
}
