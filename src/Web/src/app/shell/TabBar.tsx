import { Link } from '@tanstack/react-router'
import { BellRing, BookOpen, Building2, Menu as MenuIcon, MessageCircleQuestionMark, RadioTower, Search, Ticket } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/components/Dialog'
import { useMay } from '@/features/identity/session'
import { useNavigation, referenceUrl } from './navigation'

const tab = 'flex grow basis-0 flex-col items-center justify-center gap-0.5 text-[11px] font-medium text-ink-muted [&>svg]:size-5'
const active = { className: '!text-accent-text', 'aria-current': 'page' as const }
const row = 'flex h-12 items-center gap-3 rounded-md px-2 text-base hover:bg-hover [&>svg]:size-5 [&>svg]:text-ink-muted'

/** The rail of a phone: within reach of the thumb. */
export function TabBar({ onSearch }: { onSearch(): void }) {
  const { t } = useTranslation()
  const groups = useNavigation()
  const [open, setOpen] = useState(false)
  const may = useMay()
  const seesTickets = may('tickets.read')
  const seesAlerts = may('alerts.read')
  const asks = !seesTickets && may('tickets.request')
  return (
    <nav
      aria-label={t('nav.label')}
      className="flex h-[calc(56px+env(safe-area-inset-bottom))] shrink-0 border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {seesAlerts && (
        <Link to="/alerts" className={tab} activeProps={active}>
          <BellRing aria-hidden /> {t('nav.alerts')}
        </Link>
      )}
      <Link to="/sites" className={tab} activeProps={active}>
        <Building2 aria-hidden /> {t('nav.sites')}
      </Link>
      <Link to="/devices" className={tab} activeProps={active}>
        <RadioTower aria-hidden /> {t('nav.devices')}
      </Link>
      {seesTickets && (
        <Link to="/tickets" className={tab} activeProps={active}>
          <Ticket aria-hidden /> {t('nav.tickets')}
        </Link>
      )}
      {asks && (
        <Link to="/requests" className={tab} activeProps={active}>
          <MessageCircleQuestionMark aria-hidden /> {t('nav.requests')}
        </Link>
      )}
      <button type="button" className={tab} onClick={onSearch}>
        <Search aria-hidden /> {t('nav.search')}
      </button>
      <button type="button" className={tab} onClick={() => setOpen(true)}>
        <MenuIcon aria-hidden /> {t('nav.more')}
      </button>
      <Dialog open={open} onOpenChange={setOpen} title={t('nav.more')}>
        <div className="-mx-2 grid" onClick={() => setOpen(false)}>
          {groups
            .flatMap(({ places }) => places)
            .filter(
              ({ to }) => to !== '/sites' && to !== '/devices' && to !== '/tickets' && to !== '/alerts' && !(asks && to === '/requests'),
            )
            .map(({ to, label, icon: Icon }) => (
              <Link key={to} to={to} className={row}>
                <Icon aria-hidden /> {t(label)}
              </Link>
            ))}
          <a href={referenceUrl} target="_blank" rel="noreferrer" className={row}>
            <BookOpen aria-hidden /> {t('nav.reference')}
          </a>
        </div>
      </Dialog>
    </nav>
  )
}
