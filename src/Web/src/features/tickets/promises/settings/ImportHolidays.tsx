import { Upload } from 'lucide-react'
import { useRef, type ChangeEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Calendar } from '@/api/types'
import { Button } from '@/components/Button'
import { useToast } from '@/components/Toasts'
import { asCalendarTerms } from './calendars'
import { useImportHolidays, useSaveCalendar } from './queries'

interface ImportHolidaysProps {
  calendar: Calendar | undefined
  /** The calendar as it is with the holidays of the file, and again once that is taken back. */
  onImported(calendar: Calendar): void
}

/** Takes the holidays of a public calendar file; what of it is none is told. */
export function ImportHolidays({ calendar, onImported }: ImportHolidaysProps) {
  const { t } = useTranslation()
  const toast = useToast()
  const file = useRef<HTMLInputElement>(null)
  const take = useImportHolidays()
  const save = useSaveCalendar()
  const fail = (error: Error) => toast({ text: error.message, tone: 'critical', seconds: 12 })

  const undo = (before: Calendar, after: Calendar) =>
    save.mutate(
      { calendar: after, terms: { ...asCalendarTerms(after), holidays: [...before.holidays] } },
      { onSuccess: onImported, onError: fail },
    )
  const pick = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = target.files?.[0]
    target.value = ''
    if (!chosen || !calendar) return
    take.mutate(
      { calendar, file: chosen },
      {
        onError: fail,
        onSuccess: ({ added, leftOut, calendar: after }) => {
          onImported(after)
          const rest = leftOut.length > 0 ? ` ${t('calendars.leftOut', { count: leftOut.length, first: leftOut[0] })}` : ''
          toast({
            text: t('calendars.imported', { count: added }) + rest,
            seconds: 12,
            action: added > 0 ? { label: t('action.undo'), onPress: () => undo(calendar, after) } : undefined,
          })
        },
      },
    )
  }
  return (
    <>
      <input ref={file} type="file" accept=".ics,text/calendar" hidden onChange={pick} aria-label={t('calendars.import')} />
      <Button
        size="sm"
        pending={take.isPending}
        disabled={!calendar}
        title={calendar ? undefined : t('calendars.saveFirst')}
        onClick={() => file.current?.click()}
      >
        <Upload aria-hidden /> {t('calendars.import')}
      </Button>
    </>
  )
}
