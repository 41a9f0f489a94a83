import { useTranslation } from 'react-i18next'
import type { DeviceImport } from '@/api/types'
import { Time } from '@/components/Time'
import { Tooltip } from '@/components/Tooltip'

/** How a table was read, so that a wrong guess is noticed, and until when it waits. */
export function ImportFormat({ one }: { one: DeviceImport }) {
  const { t } = useTranslation()
  const separator = one.separator === '\t' ? t('imports.tab') : one.separator
  return (
    <>
      <Tooltip text={t('imports.readHint')}>
        <span tabIndex={0} className="underline decoration-line-strong decoration-dotted underline-offset-4">
          {one.sheet ? t('imports.readSheet', { sheet: one.sheet }) : t('imports.readText', { encoding: one.encoding, separator })}
        </span>
      </Tooltip>
      <span>
        {t('imports.waits')} <Time at={one.keepUntil} />
      </span>
    </>
  )
}
