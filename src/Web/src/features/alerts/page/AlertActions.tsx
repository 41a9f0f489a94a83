import {
  AlarmClock,
  AlarmClockOff,
  BellOff,
  CheckCheck,
  Ellipsis,
  Hand,
  Lock,
  Merge,
  RotateCcw,
  Siren,
  Undo2,
  UserRound,
} from 'lucide-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertLine } from '@/api/types'
import { Button } from '@/components/Button'
import { Menu, MenuItem } from '@/components/Menu'
import { useMay, useSession } from '@/features/identity/session'
import { useKeys } from '@/lib/keys'
import { AlertSheets, type Sheet } from '../AlertSheets'
import { useAlertChange, type AlertChange } from '../change'
import { asAddress, matchersOf } from '../silences/matchers'
import { isActive } from '../states'
import { acknowledge, close, reopen, resolve, unacknowledge, wake } from '../verbs'

/** What may be done about an alert now, for whoever may do it. */
export function AlertActions({ line }: { line: AlertLine }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const may = useMay()
  const { user } = useSession()
  const { mutate } = useAlertChange()
  const [sheet, show] = useState<Sheet>()
  const { alert } = line
  const { number, state } = alert
  const [writes, silences, active] = [may('alerts.write'), may('alerts.silence'), isActive(alert.state)]
  const change = (to: AlertChange) => mutate({ line, change: to })
  const take = () => change(acknowledge({ id: user.id, name: user.name }, t('alerts.toasts.acknowledged', { number })))
  const end = () => change(resolve(t('alerts.toasts.resolved', { number })))
  const again = () => change(reopen(t('alerts.toasts.reopened', { number })))
  const silence = () => void navigate({ to: '/alerts/silences', search: { matchers: asAddress(matchersOf(alert)) } })
  useKeys({
    ...(writes && active && { e: end, s: () => show('snooze') }),
    ...(writes && active && state !== 'acknowledged' && { a: take }),
    ...(writes && { m: () => show('assign') }),
    ...(writes && !line.incident && { i: () => show('incident') }),
    ...(writes && !active && { r: again }),
    ...(silences && { n: silence }),
  })
  return (
    <>
      {writes && active && state !== 'acknowledged' && (
        <Button look="primary" onClick={take}>
          <Hand aria-hidden /> {t('alerts.verbs.acknowledge')}
        </Button>
      )}
      {writes && active && (
        <Button look={state === 'acknowledged' ? 'primary' : 'secondary'} onClick={end}>
          <CheckCheck aria-hidden /> {t('alerts.verbs.resolve')}
        </Button>
      )}
      {writes && !active && (
        <Button onClick={again}>
          <RotateCcw aria-hidden /> {t('alerts.verbs.reopen')}
        </Button>
      )}
      {(writes || silences) && (
        <Menu
          trigger={
            <Button size="icon" aria-label={t('alerts.actions')}>
              <Ellipsis aria-hidden />
            </Button>
          }
        >
          {writes && (
            <MenuItem onSelect={() => show('assign')}>
              <UserRound aria-hidden /> {t('alerts.verbs.assign')}
            </MenuItem>
          )}
          {writes && active && (
            <MenuItem onSelect={() => show('snooze')}>
              <AlarmClock aria-hidden /> {t('alerts.verbs.snooze')}
            </MenuItem>
          )}
          {writes && state === 'snoozed' && (
            <MenuItem onSelect={() => change(wake(t('alerts.toasts.woken', { number })))}>
              <AlarmClockOff aria-hidden /> {t('alerts.verbs.wake')}
            </MenuItem>
          )}
          {writes && state === 'acknowledged' && (
            <MenuItem onSelect={() => change(unacknowledge(t('alerts.toasts.unacknowledged', { number })))}>
              <Undo2 aria-hidden /> {t('alerts.verbs.unacknowledge')}
            </MenuItem>
          )}
          {writes && state === 'resolved' && (
            <MenuItem onSelect={() => change(close(t('alerts.toasts.closed', { number })))}>
              <Lock aria-hidden /> {t('alerts.verbs.close')}
            </MenuItem>
          )}
          {writes && !line.incident && (
            <MenuItem onSelect={() => show('incident')}>
              <Siren aria-hidden /> {t('incidents.verbs.make')}
            </MenuItem>
          )}
          {writes && !alert.mergedIntoId && (
            <MenuItem onSelect={() => show('merge')}>
              <Merge aria-hidden /> {t('alerts.verbs.merge')}
            </MenuItem>
          )}
          {silences && (
            <MenuItem onSelect={silence}>
              <BellOff aria-hidden /> {t('alerts.verbs.silence')}
            </MenuItem>
          )}
        </Menu>
      )}
      <AlertSheets line={line} sheet={sheet} onClose={() => show(undefined)} />
    </>
  )
}
