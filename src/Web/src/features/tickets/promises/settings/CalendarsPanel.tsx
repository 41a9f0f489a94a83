import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Calendar } from '@/api/types'
import { useToast } from '@/components/Toasts'
import { useLeaving } from '@/features/identity/useLeaving'
import { hoursInWords } from '@/features/sites/hours'
import { DeskList, DeskRow } from '../../desk/DeskList'
import { calendarsQuery, promiseKeys } from '../queries'
import { weekOfCalendar } from './calendars'
import { removeCalendar } from './queries'

/** The hours in which the company works on tickets. */
export function CalendarsPanel() {
  const { t } = useTranslation()
  const toast = useToast()
  const navigate = useNavigate()
  const calendars = useQuery(calendarsQuery)
  const { leaving, begin } = useLeaving(promiseKeys.calendars, removeCalendar, ({ name }: Calendar, seconds) =>
    t('desk.removing', { name, seconds }),
  )
  const open = (id: string) => void navigate({ to: '/settings/help-desk/calendars/$id', params: { id } })
  return (
    <DeskList
      title={t('calendars.title')}
      empty={t('calendars.empty')}
      add={t('calendars.add')}
      query={calendars}
      items={calendars.data?.items.filter(({ isBuiltIn }) => !isBuiltIn) ?? []}
      keyOf={({ id }) => id}
      nameOf={({ name }) => name}
      row={(calendar) => (
        <DeskRow name={calendar.name} about={[calendar.timeZone, ...hoursInWords(weekOfCalendar(calendar.week))].join(' · ')} />
      )}
      leaving={leaving}
      onEdit={(calendar) => open(calendar === 'new' ? 'new' : calendar.id)}
      onRemove={(calendar) =>
        calendar.usedBy.length === 0 ? begin(calendar) : toast({ text: t('calendars.inUse', { name: calendar.usedBy[0] }), seconds: 10 })
      }
    />
  )
}
