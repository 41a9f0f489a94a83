import { CheckCheck, Ellipsis, FileCheck, Flag, Merge, Pencil, RotateCcw, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentLine } from '@/api/types'
import { Button } from '@/components/Button'
import { Menu, MenuItem } from '@/components/Menu'
import { useMay, useSession } from '@/features/identity/session'
import { useKeys } from '@/lib/keys'
import { useIncidentChange } from '../change'
import { goesOn, isFixed } from '../states'
import { give, mitigated, reopened, resolved } from '../verbs'
import { IncidentSheets, type IncidentSheet } from './IncidentSheets'

interface IncidentActionsProps {
  line: IncidentLine
  onSay(): void
  onSummary(): void
}

/** What may be done about an incident now, for whoever may do it. */
export function IncidentActions({ line, onSay, onSummary }: IncidentActionsProps) {
  const { t } = useTranslation()
  const { user } = useSession()
  const writes = useMay()('alerts.write')
  const { incident, people } = line
  const { number, state } = incident
  const { mutate } = useIncidentChange(incident.id)
  const [sheet, show] = useState<IncidentSheet>()
  const leader = people.find(({ role }) => role === 'commander')?.id
  const calm = () => mutate(mitigated(t('incidents.toasts.mitigated', { number })))
  const end = () => mutate(resolved(state, t('incidents.toasts.resolved', { number })))
  const again = () => mutate(reopened(state, t('incidents.toasts.reopened', { number })))
  const lead = () =>
    mutate(give('commander', user.id, leader, t('incidents.toasts.given', { role: t('incidents.roles.commander'), name: user.name })))
  const may = {
    change: writes && !isFixed(state),
    end: writes && goesOn(state),
    reopen: writes && (state === 'resolved' || state === 'mitigated'),
  }
  useKeys({
    ...(may.change && { u: onSay, l: lead }),
    ...(may.end && { e: end }),
    ...(may.end && state === 'open' && { i: calm }),
    ...(may.reopen && { r: again }),
    ...(writes && (state === 'resolved' || state === 'reviewed') && { w: onSummary }),
  })
  if (!writes || state === 'merged') return null
  return (
    <>
      {state === 'open' && (
        <Button onClick={calm}>
          <ShieldCheck aria-hidden /> {t('incidents.verbs.mitigate')}
        </Button>
      )}
      {may.end && (
        <Button look="primary" onClick={end}>
          <CheckCheck aria-hidden /> {t('incidents.verbs.resolve')}
        </Button>
      )}
      {state === 'resolved' && (
        <Button onClick={again}>
          <RotateCcw aria-hidden /> {t('incidents.verbs.reopen')}
        </Button>
      )}
      <Menu
        trigger={
          <Button size="icon" aria-label={t('alerts.actions')}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        {may.change && leader !== user.id && (
          <MenuItem onSelect={lead}>
            <Flag aria-hidden /> {t('incidents.verbs.lead')}
          </MenuItem>
        )}
        {may.change && (
          <MenuItem onSelect={() => show('rename')}>
            <Pencil aria-hidden /> {t('incidents.verbs.rename')}
          </MenuItem>
        )}
        {may.change && (
          <MenuItem onSelect={() => show('merge')}>
            <Merge aria-hidden /> {t('incidents.verbs.merge')}
          </MenuItem>
        )}
        {state === 'mitigated' && (
          <MenuItem onSelect={again}>
            <RotateCcw aria-hidden /> {t('incidents.verbs.reopen')}
          </MenuItem>
        )}
        {(state === 'resolved' || state === 'reviewed') && (
          <MenuItem onSelect={onSummary}>
            <FileCheck aria-hidden /> {t(state === 'reviewed' ? 'incidents.verbs.editSummary' : 'incidents.summary.write')}
          </MenuItem>
        )}
      </Menu>
      <IncidentSheets line={line} sheet={sheet} onClose={() => show(undefined)} />
    </>
  )
}
