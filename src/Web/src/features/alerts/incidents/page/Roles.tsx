import { Flag, Megaphone, NotebookPen, Wrench, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { IncidentLine, IncidentRole } from '@/api/types'
import { Button } from '@/components/Button'
import { Picker } from '@/components/form/Picker'
import { Panel } from '@/components/Panel'
import { useMay, useSession } from '@/features/identity/session'
import { useColleagues } from '@/features/tickets/people'
import { useIncidentChange } from '../change'
import { isFixed, roles } from '../states'
import { give } from '../verbs'

const icons: Record<IncidentRole, LucideIcon> = { commander: Flag, communications: Megaphone, operations: Wrench, scribe: NotebookPen }

/** Who does what: chosen in place, taken by oneself with one press. */
export function Roles({ line: { incident, people } }: { line: IncidentLine }) {
  const { t } = useTranslation()
  const { user } = useSession()
  const colleagues = useColleagues()
  const writes = useMay()('alerts.write') && !isFixed(incident.state)
  const { mutate, isPending } = useIncidentChange(incident.id)
  return (
    <Panel title={t('incidents.roles.title')}>
      <ul className="grid gap-2.5">
        {roles.map((role) => {
          const Icon = icons[role]
          const holder = people.find((one) => one.role === role)
          const label = t(`incidents.roles.${role}`)
          const assign = (id: string) => {
            const name = id === user.id ? user.name : (colleagues.find((one) => one.id === id)?.name ?? '')
            mutate(
              give(role, id || undefined, holder?.id, t(id ? 'incidents.toasts.given' : 'incidents.toasts.left', { role: label, name })),
            )
          }
          return (
            <li key={role} className="grid grid-cols-[16px_minmax(0,1fr)] items-center gap-x-2 gap-y-1 text-sm">
              <Icon className={holder ? 'size-4 text-accent-text' : 'size-4 text-ink-faint'} aria-hidden />
              <span className="flex items-center justify-between gap-2 text-xs text-ink-muted" title={t(`incidents.roles.what.${role}`)}>
                {label}
                {writes && !holder && (
                  <Button
                    size="sm"
                    look="ghost"
                    className="-my-1"
                    disabled={isPending}
                    aria-label={t('incidents.roles.takeIt', { role: label })}
                    onClick={() => assign(user.id)}
                  >
                    {t('incidents.roles.take')}
                  </Button>
                )}
              </span>
              <span className="col-start-2 min-w-0">
                {writes ? (
                  <Picker
                    slim
                    label={label}
                    none={t('incidents.roles.nobody')}
                    value={holder?.id ?? ''}
                    shown={holder?.name ?? undefined}
                    onChange={(id) => id !== (holder?.id ?? '') && assign(id)}
                    choices={colleagues.map(({ id, name }, at) => ({
                      value: id,
                      label: name ?? '',
                      aside: at === 0 ? t('alerts.you') : undefined,
                    }))}
                  />
                ) : (
                  <span className={holder ? undefined : 'text-ink-faint'}>{holder?.name ?? t('incidents.roles.nobody')}</span>
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
