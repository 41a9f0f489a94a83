import { CheckCheck, ChevronDown, Ellipsis, Eye, EyeOff, GitMerge, Link2, ListTree, Lock, Pencil, RotateCcw, UserRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '@/api/types'
import { Button } from '@/components/Button'
import { Menu, MenuItem, MenuLine } from '@/components/Menu'
import { useMay, useSession } from '@/features/identity/session'
import { useKeys } from '@/lib/keys'
import { useTicketChange } from '../change'
import { PriorityMark } from '../PriorityMark'
import { StateMark } from '../StateMark'
import { priorities } from '../states'
import { close, reopen, setPriority, setStatus, watch } from '../verbs'
import { TicketSheets, type Sheet } from './TicketSheets'
import { useReachable } from './useReachable'

/** What may be done with a ticket now, for whoever may do it. */
export function TicketActions({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const may = useMay()
  const { user } = useSession()
  const { mutate } = useTicketChange(ticket)
  const [sheet, show] = useState<Sheet>()
  const reachable = useReachable(ticket)
  const { state } = ticket.status
  const [writes, assigns, closes] = [may('tickets.write'), may('tickets.assign'), may('tickets.close')]
  const open = state !== 'closed' && ticket.mergedIntoId === null
  const watches = ticket.watchers.some(({ id }) => id === user.id)
  const resolved = reachable.find(({ name }) => name === 'resolved')
  const resolve = closes && open && state !== 'resolved' && resolved
  const told = (title: string) => t('tickets.movedToast', { number: ticket.number, title })
  useKeys({
    ...(assigns && open && { a: () => show('assign') }),
    ...(writes && open && { e: () => show('edit') }),
  })
  if (ticket.mergedIntoId !== null || !writes) return null
  return (
    <>
      {assigns && open && (
        <Button onClick={() => show('assign')}>
          <UserRound aria-hidden /> {t('tickets.assign')}
        </Button>
      )}
      {open && reachable.length > 0 && (
        <Menu
          trigger={
            <Button>
              {t('tickets.status')} <ChevronDown aria-hidden />
            </Button>
          }
        >
          {reachable.map((status) => (
            <MenuItem key={status.name} onSelect={() => mutate(setStatus(status, told(status.title)))}>
              <StateMark state={status.state} /> {status.title}
            </MenuItem>
          ))}
        </Menu>
      )}
      {resolve && (
        <Button look="primary" onClick={() => mutate(setStatus(resolve, told(resolve.title)))}>
          <CheckCheck aria-hidden /> {t('tickets.resolve')}
        </Button>
      )}
      {closes && state === 'resolved' && (
        <Button look="primary" onClick={() => mutate(close(t('tickets.closedToast', { number: ticket.number })))}>
          <Lock aria-hidden /> {t('tickets.close')}
        </Button>
      )}
      {closes && (state === 'resolved' || state === 'closed') && (
        <Button onClick={() => mutate(reopen())}>
          <RotateCcw aria-hidden /> {t('tickets.reopen')}
        </Button>
      )}
      <Menu
        trigger={
          <Button size="icon" aria-label={t('tickets.actions')}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        {open && (
          <>
            <MenuItem onSelect={() => show('edit')}>
              <Pencil aria-hidden /> {t('action.edit')}
            </MenuItem>
            <MenuLine />
            {priorities
              .filter((one) => one !== ticket.priority)
              .map((one) => (
                <MenuItem key={one} onSelect={() => mutate(setPriority(one, told(t(`tickets.priorities.${one}`))))}>
                  <PriorityMark priority={one} /> {t('tickets.makePriority', { priority: t(`tickets.priorities.${one}`).toLowerCase() })}
                </MenuItem>
              ))}
            <MenuLine />
          </>
        )}
        <MenuItem onSelect={() => mutate(watch({ id: user.id, name: user.name, isContact: false }, !watches, ticket.watchers))}>
          {watches ? <EyeOff aria-hidden /> : <Eye aria-hidden />} {t(watches ? 'tickets.unwatch' : 'tickets.watch')}
        </MenuItem>
        <MenuItem onSelect={() => show('link')}>
          <Link2 aria-hidden /> {t('tickets.link')}
        </MenuItem>
        <MenuItem onSelect={() => show('parent')}>
          <ListTree aria-hidden /> {t('tickets.putUnder')}
        </MenuItem>
        {closes && open && (
          <MenuItem onSelect={() => show('merge')}>
            <GitMerge aria-hidden /> {t('tickets.merge')}
          </MenuItem>
        )}
      </Menu>
      <TicketSheets ticket={ticket} sheet={sheet} onClose={() => show(undefined)} />
    </>
  )
}
