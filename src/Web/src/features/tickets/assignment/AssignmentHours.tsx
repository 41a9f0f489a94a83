import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AssignmentSettings } from '@/api/types'
import { Field, Select } from '@/components/form/Field'
import { Panel } from '@/components/Panel'
import { calendarNamesQuery, useAssignmentEdit } from './queries'

/** When tickets are given to somebody by themselves, and the hours the desk works. */
export function AssignmentHours({ settings }: { settings: AssignmentSettings }) {
  const { t } = useTranslation()
  const change = useAssignmentEdit(settings)
  const calendars = useQuery(calendarNamesQuery).data?.items ?? []
  return (
    <Panel title={t('assignment.when')}>
      <div className="grid gap-4">
        <label className="flex cursor-pointer items-start gap-2 text-sm">
          <input
            type="checkbox"
            className="mt-0.5 size-3.5 accent-(--accent)"
            checked={settings.isAutomatic}
            onChange={({ target }) =>
              change({ isAutomatic: target.checked }, t(target.checked ? 'assignment.automaticOn' : 'assignment.automaticOff'))
            }
          />
          <span>
            {t('assignment.automatic')}
            <span className="block text-xs text-ink-muted">{t('assignment.automaticText')}</span>
          </span>
        </label>
        <Field label={t('assignment.hours')} hint={t('assignment.hoursHint')}>
          {(control) => (
            <Select
              {...control}
              value={settings.calendarId ?? ''}
              onChange={({ target }) => change({ calendarId: target.value || null }, t('assignment.hoursChanged'))}
            >
              <option value="">{t('assignment.standardHours')}</option>
              {calendars.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
    </Panel>
  )
}
