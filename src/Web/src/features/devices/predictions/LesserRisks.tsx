import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ExpectedFailure } from '@/api/types'
import { classIcon } from './classes'
import { FailureReasons } from './FailureReasons'
import { Probability } from './Probability'

const line = 'flex items-center gap-2.5 rounded-md px-2 py-1.5'

/** Ways of failing that nobody was warned of, each with how probable it is; those that are not quite improbable say why. */
export function LesserRisks({ risks }: { risks: ExpectedFailure[] }) {
  return (
    <ul className="grid gap-0.5 p-2 text-sm">
      {risks.map((risk) => (
        <li key={risk.class}>
          {risk.reasons.length === 0 ? (
            <div className={line}>
              <Name of={risk.class} />
              <Probability value={risk.probability} className="ml-auto text-ink-muted" />
              <span className="size-3.5" />
            </div>
          ) : (
            <details className="group rounded-md open:bg-sunken">
              <summary className={`${line} cursor-pointer list-none hover:bg-hover [&::-webkit-details-marker]:hidden`}>
                <Name of={risk.class} />
                <Probability value={risk.probability} className="ml-auto text-ink-muted" />
                <ChevronRight className="size-3.5 text-ink-faint transition-transform group-open:rotate-90" aria-hidden />
              </summary>
              <div className="grid gap-2 px-2 pt-1 pb-2.5">
                <FailureReasons reasons={risk.reasons} />
                <p className="text-ink-muted">{risk.recommendation}</p>
              </div>
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

function Name({ of }: { of: ExpectedFailure['class'] }) {
  const { t } = useTranslation()
  const Icon = classIcon[of]
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <Icon className="size-4 shrink-0 text-ink-faint" aria-hidden /> {t(`predictions.classes.${of}`)}
    </span>
  )
}
