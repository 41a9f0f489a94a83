import { ChevronLeft, ChevronRight, ZoomOut } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/components/Button'
import { Segments } from '@/components/Segments'
import { useKeys } from '@/lib/keys'
import { absoluteTime } from '@/lib/time'
import { readRange, rollingRanges, shifted, widened, type RangeSearch, type RollingRange } from './range'

interface RangePickerProps {
  search: RangeSearch
  zone?: string
  onChange(search: RangeSearch): void
}

/** Which stretch of time all charts show: a rolling one that follows the present, or a fixed one. */
export function RangePicker({ search, zone, onChange }: RangePickerProps) {
  const { t } = useTranslation()
  const span = readRange(search)
  const earlier = () => onChange(shifted(span, -1, Date.now()))
  const later = () => onChange(shifted(span, 1, Date.now()))
  const out = () => onChange(widened(span, Date.now()))
  useKeys({ '[': earlier, ']': later, '-': out, '0': () => onChange({}) })
  return (
    <div className="flex flex-wrap items-center gap-1">
      {span.name === 'fixed' && (
        <span className="figures mr-1 hidden text-xs text-ink-muted sm:inline">
          {absoluteTime(span.from!, zone)} – {absoluteTime(span.to!, zone)}
        </span>
      )}
      <IconButton label={t('range.earlier')} keys="[" onClick={earlier} size="icon-sm">
        <ChevronLeft aria-hidden />
      </IconButton>
      <Segments<RollingRange | 'fixed'>
        label={t('range.label')}
        value={span.name}
        onChange={(range) => onChange(range === 'fixed' ? search : { range })}
        options={(Object.keys(rollingRanges) as RollingRange[]).map((value) => ({ value, label: value }))}
      />
      <IconButton label={t('range.later')} keys="]" onClick={later} size="icon-sm" disabled={span.name !== 'fixed'}>
        <ChevronRight aria-hidden />
      </IconButton>
      <IconButton label={t('range.out')} keys="-" onClick={out} size="icon-sm">
        <ZoomOut aria-hidden />
      </IconButton>
    </div>
  )
}
