import { Link } from '@tanstack/react-router'
import { BookOpen, ExternalLink, Keyboard } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Keys } from '@/components/Keys'
import { Tooltip } from '@/components/Tooltip'
import { cn } from '@/lib/cn'
import { Brand } from './Brand'
import { useNavigation, referenceUrl, type Place } from './navigation'

const item =
  'group flex h-8 items-center gap-2.5 rounded-md px-2 text-sm text-ink-muted transition-colors hover:bg-hover hover:text-ink [&>svg]:size-4 [&>svg]:shrink-0'
const word = 'hidden grow truncate text-left lg:block'

/** The left rail: words on a wide screen, icons on a medium one, gone on a phone. */
export function Rail({ onHelp }: { onHelp(): void }) {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('nav.label')} className="hidden w-14 shrink-0 flex-col border-r bg-canvas px-3 py-3 md:flex lg:w-56">
      <Link to="/sites" className="mb-5 flex h-7 items-center gap-2.5 px-1 text-base font-semibold tracking-tight">
        <Brand />
        <span className="hidden lg:block">Platform</span>
      </Link>
      {useNavigation().map(({ group, places }) => (
        <div key={group} className="mb-5">
          <h2 className="mb-1 hidden px-2 text-xs font-medium text-ink-faint lg:block">{t(group)}</h2>
          <ul className="grid gap-0.5">
            {places.map((place) => (
              <li key={place.to}>
                <RailLink place={place} />
              </li>
            ))}
            {group === 'nav.settings' && (
              <li>
                <a href={referenceUrl} target="_blank" rel="noreferrer" className={item} title={t('nav.reference')}>
                  <BookOpen aria-hidden />
                  <span className={word}>{t('nav.reference')}</span>
                  <ExternalLink className="hidden !size-3.5 text-ink-faint lg:block" aria-hidden />
                </a>
              </li>
            )}
          </ul>
        </div>
      ))}
      <button type="button" onClick={onHelp} className={cn(item, 'mt-auto')} title={t('nav.shortcuts')}>
        <Keyboard aria-hidden />
        <span className={word}>{t('nav.shortcuts')}</span>
        <span className="hidden lg:block">
          <Keys keys="?" />
        </span>
      </button>
    </nav>
  )
}

function RailLink({ place }: { place: Place }) {
  const { t } = useTranslation()
  const Icon = place.icon
  return (
    <Tooltip text={t(place.label)} keys={place.keys}>
      <Link to={place.to} className={item} activeProps={{ className: 'bg-selected !text-accent-text font-medium', 'aria-current': 'page' }}>
        <Icon aria-hidden />
        <span className={word}>{t(place.label)}</span>
      </Link>
    </Tooltip>
  )
}
