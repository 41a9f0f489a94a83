import { useTranslation } from 'react-i18next'
import { Panel } from '@/components/Panel'
import { importFields } from './fields'

const needed = new Set(['name', 'site', 'type'])

/** What a table may say of a device, column by column. */
export function ColumnsGuide() {
  const { t } = useTranslation()
  return (
    <Panel title={t('imports.guide')} flush>
      <dl className="divide-y text-sm">
        {importFields.map((field) => (
          <div key={field} className="grid grid-cols-[96px_1fr] gap-x-3 px-4 py-2">
            <dt className="font-medium">
              {t(`imports.field.${field}`)}
              {needed.has(field) && <span className="block text-xs font-normal text-ink-faint">{t('imports.needed')}</span>}
            </dt>
            <dd className="text-ink-muted">{t(`imports.fieldText.${field}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="border-t px-4 py-2.5 text-xs text-ink-faint">{t('imports.guideText')}</p>
    </Panel>
  )
}
