import { useTranslation } from 'react-i18next'
import type { Receipt as ReceiptOf } from '@/api/types'
import { cn } from '@/lib/cn'
import { clockTime, dayName } from '@/lib/time'
import { exactLengthOf, secondsOf } from './length'

const fills: Record<ReceiptOf['lines'][number]['item'], string> = {
  counted: 'bg-accent',
  waitingForRequester: 'bg-warning-fill',
  onHold: 'bg-unknown-fill',
  resolved: 'bg-healthy-fill',
  merged: 'bg-unknown-fill',
  outsideHours: 'bg-line-strong',
}

/** Where the time of one clock has gone: the sums, a bar of them, and the stretches they are made of. */
export function Receipt({ receipt }: { receipt: ReceiptOf }) {
  const { t } = useTranslation()
  const total = Math.max(1, secondsOf(receipt.total))
  const moment = (at: string) => `${dayName(at, Date.now())} ${clockTime(at)}`
  const stretch = ({ waitingFor, open, outsideHours }: ReceiptOf['entries'][number]) => {
    const [inside, outside] = [secondsOf(open), secondsOf(outsideHours)]
    const what = t(waitingFor ? `promises.waits.${waitingFor}` : 'promises.ran')
    if (inside === 0 && outside > 0) return t('promises.outside', { length: exactLengthOf(outside) })
    return [`${what} ${exactLengthOf(inside)}`, outside > 0 && t('promises.outside', { length: exactLengthOf(outside) })]
      .filter(Boolean)
      .join(', ')
  }
  return (
    <div className="grid gap-2.5 text-xs">
      <div className="flex h-2 gap-px overflow-hidden rounded-sm bg-sunken" aria-hidden>
        {receipt.lines.map(({ item, length }) => (
          <span key={item} className={fills[item]} style={{ width: `${(secondsOf(length) / total) * 100}%` }} />
        ))}
      </div>
      <table className="w-full">
        <tbody>
          {receipt.lines.map(({ item, length }) => (
            <tr key={item}>
              <th scope="row" className="py-0.5 text-left font-normal text-ink-muted">
                <span className={cn('mr-1.5 inline-block size-2 rounded-[2px]', fills[item])} aria-hidden />
                {t(`promises.items.${item}`)}
              </th>
              <td className="figures py-0.5 text-right whitespace-nowrap">{exactLengthOf(secondsOf(length))}</td>
            </tr>
          ))}
          <tr className="border-t">
            <th scope="row" className="pt-1 text-left font-medium">
              {t('promises.inAll')}
            </th>
            <td className="figures pt-1 text-right font-medium whitespace-nowrap">{exactLengthOf(secondsOf(receipt.total))}</td>
          </tr>
        </tbody>
      </table>
      <ol className="grid gap-1 border-l pl-2.5">
        {receipt.entries.map((entry) => (
          <li key={entry.from + entry.to}>
            <span className="figures block text-ink-faint">
              {moment(entry.from)} – {moment(entry.to)}
            </span>
            {stretch(entry)}
          </li>
        ))}
      </ol>
    </div>
  )
}
