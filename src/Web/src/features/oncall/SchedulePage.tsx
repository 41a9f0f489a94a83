import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PagePending } from '@/app/PagePending'
import { ErrorState } from '@/components/ErrorState'
import { ObjectPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { formOf, termsOf } from './plan'
import { peopleQuery, schedulesQuery, useRemoveSchedule, useSaveSchedule } from './queries'
import { RemoveButton } from './RemoveButton'
import { ScheduleForm } from './ScheduleForm'

/** Writes a schedule: its layers, and what comes of them while they are written. */
export function SchedulePage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/shell/on-call/schedules/$id' })
  const schedules = useQuery(schedulesQuery)
  const { mutateAsync: remove } = useRemoveSchedule()
  const { mutateAsync: save } = useSaveSchedule()
  const people = useQuery(peopleQuery)
  if (schedules.isPending || people.isPending) return <PagePending />
  if (!schedules.data || !people.data)
    return <ErrorState error={schedules.error ?? people.error} retry={() => void Promise.all([schedules.refetch(), people.refetch()])} />
  const schedule = schedules.data.items.find((one) => one.id === id)
  return (
    <ObjectPage>
      <PageHeader
        title={schedule ? t('oncall.editSchedule', { name: schedule.name }) : t('oncall.newSchedule')}
        above={
          <Link to="/on-call" className="hover:text-ink hover:underline">
            {t('oncall.title')}
          </Link>
        }
        state={schedule && schedule.usedBy.length > 0 ? t('oncall.usedBy', { names: schedule.usedBy.join(', ') }) : t('oncall.editText')}
        actions={
          schedule && (
            <RemoveButton
              name={schedule.name}
              to="/on-call"
              remove={() => remove(schedule)}
              again={() => save({ terms: termsOf(formOf(schedule))! })}
            />
          )
        }
      />
      {schedule || id === 'new' ? (
        <ScheduleForm key={id} known={schedule} people={people.data.items} />
      ) : (
        <p className="text-sm text-ink-muted">{t('oncall.gone')}</p>
      )}
    </ObjectPage>
  )
}
