import { useTranslation } from 'react-i18next'
import { Dialog } from '@/components/Dialog'
import { Keys } from '@/components/Keys'

const groups = [
  {
    title: 'keys.anywhere',
    keys: [
      ['mod+k', 'keys.search'],
      ['?', 'keys.help'],
      ['g s', 'keys.sites'],
      ['g d', 'keys.devices'],
      ['g m', 'keys.map'],
      ['g v', 'keys.value'],
      ['g t', 'keys.deviceTypes'],
      ['g x', 'keys.drops'],
      ['g p', 'keys.people'],
      ['g r', 'keys.roles'],
      ['g k', 'keys.apiKeys'],
      ['g u', 'keys.plan'],
      ['g j', 'keys.jobs'],
      ['g a', 'keys.audit'],
      ['g h', 'keys.helpCentre'],
    ],
  },
  {
    title: 'keys.lists',
    keys: [
      ['j', 'keys.next'],
      ['k', 'keys.previous'],
      ['Enter', 'keys.open'],
      ['x', 'keys.choose'],
      ['mod+a', 'keys.chooseAll'],
      ['e', 'keys.edit'],
      ['/', 'keys.filter'],
      ['f', 'keys.condition'],
      ['c', 'keys.create'],
    ],
  },
  {
    title: 'keys.charts',
    keys: [
      ['[', 'keys.earlier'],
      [']', 'keys.later'],
      ['-', 'keys.zoomOut'],
      ['0', 'keys.resetZoom'],
    ],
  },
] as const

/** Every shortcut, on one sheet. */
export function ShortcutHelp({ open, onOpenChange }: { open: boolean; onOpenChange(open: boolean): void }) {
  const { t } = useTranslation()
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('keys.title')}>
      <div className="grid gap-5">
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="mb-1.5 text-xs font-medium text-ink-faint">{t(title)}</h3>
            <dl className="grid gap-1.5 text-sm">
              {keys.map(([stroke, label]) => (
                <div key={stroke} className="flex items-center justify-between gap-4">
                  <dt>{t(label)}</dt>
                  <dd>
                    <Keys keys={stroke} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
