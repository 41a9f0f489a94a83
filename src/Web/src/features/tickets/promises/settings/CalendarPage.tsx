import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Calendar } from '@/api/types'
import { PagePending } from '@/app/PagePending'
import { ErrorState } from '@/components/ErrorState'
import { SaveBar } from '@/components/form/SaveBar'
import { ObjectColumns, ObjectPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { useDebounced } from '@/lib/useDebounced'
import { calendarsQuery } from '../queries'
import { CalendarNamePanel } from './CalendarNamePanel'
import { formOf, termsOf, type CalendarForm } from './calendars'
import { DaysPanel } from './DaysPanel'
import { EffectsPanel } from './EffectsPanel'
import { ImportHolidays } from './ImportHolidays'
import { NextOpenPanel } from './NextOpenPanel'
import { calendarEffectsQuery } from './queries'
import { useSaving } from './useSaving'
import { WeekPanel } from './WeekPanel'

/** Writes a calendar: the hours of a week, its holidays and exceptions, and what that would do to the tickets that are open. */
export function CalendarPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/shell/settings/help-desk/calendars/$id' })
  const calendars = useQuery(calendarsQuery)
  if (calendars.isPending) return <PagePending />
  if (!calendars.data) return <ErrorState error={calendars.error} retry={() => void calendars.refetch()} />
  const calendar = calendars.data.items.find((one) => one.id === id && !one.isBuiltIn)
  return (
    <ObjectPage>
      <PageHeader
        title={calendar ? t('desk.change', { name: calendar.name }) : t('calendars.new')}
        above={
          <Link to="/settings/help-desk" className="hover:text-ink hover:underline">
            {t('desk.title')}
          </Link>
        }
        state={calendar && calendar.usedBy.length > 0 ? t('calendars.usedBy', { names: calendar.usedBy.join(', ') }) : t('calendars.text')}
      />
      {calendar || id === 'new' ? (
        <CalendarEditor key={id} known={calendar} />
      ) : (
        <p className="text-sm text-ink-muted">{t('calendars.gone')}</p>
      )}
    </ObjectPage>
  )
}

function CalendarEditor({ known }: { known?: Calendar }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  // The version that was opened: what others changed meanwhile is not overwritten unseen.
  const [opened, setOpened] = useState(known)
  const form = useForm<CalendarForm>({ defaultValues: formOf(opened), mode: 'onTouched' })
  const save = useSaving(form)
  const values = useWatch({ control: form.control }) as CalendarForm
  const terms = termsOf(values)
  const asked = useDebounced(JSON.stringify(terms), 400)
  const wanted = asked ? (JSON.parse(asked) as typeof terms) : undefined
  const effects = useQuery(calendarEffectsQuery(opened?.id, wanted))

  const set =
    <T extends keyof CalendarForm>(name: T) =>
    (value: CalendarForm[T]) =>
      form.setValue(name as 'name', value as string, { shouldDirty: true })
  const imported = (calendar: Calendar) => {
    setOpened(calendar)
    const { holidays } = formOf(calendar)
    form.reset({ ...formOf(calendar) }, { keepDirtyValues: true })
    form.setValue('holidays', holidays)
  }
  const back = (ignoreBlocker = false) => void navigate({ to: '/settings/help-desk', ignoreBlocker })
  const submit = form.handleSubmit(async () => {
    if (!terms) form.setError('root', { message: t('sites.lookAgain') })
    else if (await save.calendar(opened, terms)) back(true)
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <ObjectColumns
        aside={
          <>
            <NextOpenPanel terms={wanted} zone={values.timeZone} />
            <EffectsPanel effects={effects} none={t(opened ? 'effects.writeOn' : 'calendars.notUsedYet')} />
          </>
        }
      >
        <CalendarNamePanel form={form} />
        <WeekPanel week={values.week} zone={values.timeZone} onChange={set('week')} />
        <DaysPanel
          kind="holiday"
          title={t('calendars.holidays')}
          empty={t('calendars.noHolidays')}
          add={t('calendars.addHoliday')}
          lines={values.holidays}
          aside={<ImportHolidays calendar={opened} onImported={imported} />}
          onChange={set('holidays')}
        />
        <DaysPanel
          kind="exception"
          title={t('calendars.exceptions')}
          empty={t('calendars.noExceptions')}
          add={t('calendars.addException')}
          lines={values.specialHours}
          onChange={set('specialHours')}
        />
      </ObjectColumns>
      <SaveBar form={form} onCancel={() => back()} />
    </form>
  )
}
