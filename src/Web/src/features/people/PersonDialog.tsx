import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { ChangePerson, Person } from '@/api/types'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Field, Input } from '@/components/form/Field'
import { showRefusal } from '@/components/form/refusal'
import { Notice } from '@/components/Notice'
import { useToast } from '@/components/Toasts'
import { useSession } from '@/features/identity/session'
import { AccessFields, type Access } from './AccessFields'
import { useChangePerson, useDeactivation } from './queries'

/** Changes what a colleague is called, may do and sees; or ends it. */
export function PersonDialog({ person, onClose }: { person: Person | undefined; onClose(): void }) {
  return (
    <Dialog open={person !== undefined} onOpenChange={(open) => !open && onClose()} title={person?.name ?? ''} description={person?.email}>
      {person && <PersonForm person={person} onDone={onClose} />}
    </Dialog>
  )
}

function PersonForm({ person, onDone }: { person: Person; onDone(): void }) {
  const { t } = useTranslation()
  const toast = useToast()
  const isMe = useSession().user.id === person.id
  const change = useChangePerson(person)
  const { deactivate, reactivate } = useDeactivation()
  const before: Access = { role: person.role, sites: [...person.sites] }
  const [access, setAccess] = useState(before)
  const schema = z.object({
    name: z
      .string()
      .trim()
      .min(1, t('form.needed'))
      .max(100, t('form.tooLong', { most: 100 })),
  })
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name: person.name } })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ name }) => {
    const wanted = difference({ name: person.name, ...before }, { name, ...access })
    try {
      await change.mutateAsync(wanted)
      const undo = difference({ name, ...access }, { name: person.name, ...before })
      toast({ text: t('people.changed', { name }), action: { label: t('action.undo'), onPress: () => change.mutate(undo) } })
      onDone()
    } catch (error) {
      showRefusal(form, error)
    }
  })
  const end = () => {
    deactivate.mutate(person)
    onDone()
  }
  const resume = () => {
    reactivate.mutate(person)
    onDone()
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Notice tone="critical">{errors.root.message}</Notice>}
      {person.deactivatedAt && <Notice tone="warning">{t('people.isDeactivated')}</Notice>}
      <Field label={t('people.name')} error={errors.name?.message}>
        {(control) => <Input {...control} {...form.register('name')} autoComplete="off" />}
      </Field>
      <AccessFields value={access} onChange={setAccess} />
      <div className="flex flex-wrap justify-end gap-2">
        {person.deactivatedAt ? (
          <Button className="mr-auto" onClick={resume}>
            {t('people.reactivate')}
          </Button>
        ) : (
          !isMe && (
            <Button look="danger" className="mr-auto" onClick={end}>
              {t('people.deactivate')}
            </Button>
          )
        )}
        <Button onClick={onDone}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" pending={isSubmitting}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  )
}

/** What is left out stays as it is, so two people who change different things do not undo each other. */
export function difference(before: Access & { name: string }, after: Access & { name: string }): ChangePerson {
  const sameSites = [...before.sites].sort().join() === [...after.sites].sort().join()
  return {
    ...(after.name !== before.name && { name: after.name }),
    ...(after.role !== before.role && { role: after.role }),
    ...(!sameSites && { sites: after.sites }),
  }
}
