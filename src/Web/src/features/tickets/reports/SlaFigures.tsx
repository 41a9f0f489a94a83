import { useTranslation } from 'react-i18next'
import type { SlaFigures as Figures } from '@/api/types'
import { Panel } from '@/components/Panel'
import { figure } from '@/lib/number'
import { lengthOf, secondsOf } from '../promises/length'
import { KeptBar, shareText } from './bars'

/** How many promises were kept in all, and of each kind, with how long it took. */
export function SlaFigures({ all }: { all: Figures }) {
  const { t } = useTranslation()
  return (
    <Panel>
      <div className="grid grid-cols-1 gap-x-6 gap-y-5 sm:grid-cols-2 lg:grid-cols-4">
        <Figure label={t('reports.all')} share={all.keptShare} kept={all.kept} breached={all.breached} />
        {all.clocks.map(({ kind, keptShare, kept, breached, median, nineOfTen }) => (
          <Figure key={kind} label={t(`promises.kinds.${kind}`)} share={keptShare} kept={kept} breached={breached}>
            {median !== null && nineOfTen !== null && (
              <>
                {t('reports.median', { length: lengthOf(secondsOf(median)) })}
                <br />
                {t('reports.nineOfTen', { length: lengthOf(secondsOf(nineOfTen)) })}
              </>
            )}
          </Figure>
        ))}
      </div>
    </Panel>
  )
}

interface FigureProps {
  label: string
  share: number | null
  kept: number
  breached: number
  children?: React.ReactNode
}

function Figure({ label, share, kept, breached, children }: FigureProps) {
  const { t } = useTranslation()
  return (
    <div className="min-w-0">
      <p className="text-xs text-ink-muted">{label}</p>
      <p className="figures mb-1 text-xl font-semibold">{shareText(share)}</p>
      <KeptBar kept={kept} breached={breached} className="h-2" />
      <p className="figures mt-1 text-xs text-ink-faint">{t('reports.keptOf', { kept: figure(kept), all: figure(kept + breached) })}</p>
      {children && <p className="figures mt-1 text-xs text-ink-muted">{children}</p>}
    </div>
  )
}
