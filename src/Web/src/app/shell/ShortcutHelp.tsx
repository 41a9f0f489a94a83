import { useTranslation } from 'react-i18next'
import { Dialog } from '@/components/Dialog'
import { Keys } from '@/components/Keys'

const groups = [
  {
    title: 'keys.anywhere',
    keys: [
      ['mod+k', 'keys.search'],
      ['?', 'keys.help'],
      ['g n', 'keys.alerts'],
      ['g f', 'incidents.keys.go'],
      ['g t', 'keys.tickets'],
      ['g q', 'keys.requests'],
      ['g s', 'keys.sites'],
      ['g d', 'keys.devices'],
      ['g m', 'keys.map'],
      ['g w', 'keys.predictions'],
      ['g z', 'noise.keys'],
      ['g v', 'keys.value'],
      ['g l', 'keys.reports'],
      ['g b', 'keys.knowledge'],
      ['g o', 'keys.prevention'],
      ['g e', 'keys.helpDesk'],
      ['g i', 'keys.assignment'],
      ['g y', 'keys.deviceTypes'],
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
      ['v', 'keys.views'],
      ['c', 'keys.create'],
    ],
  },
  {
    title: 'keys.onAlerts',
    keys: [
      ['a', 'keys.acknowledge'],
      ['e', 'keys.resolve'],
      ['s', 'keys.snooze'],
      ['m', 'keys.assignAlert'],
      ['r', 'keys.reopenAlert'],
      ['n', 'keys.silenceAlert'],
      ['i', 'incidents.keys.make'],
    ],
  },
  {
    title: 'incidents.keys.on',
    keys: [
      ['u', 'incidents.keys.say'],
      ['l', 'incidents.keys.lead'],
      ['i', 'incidents.keys.mitigate'],
      ['e', 'keys.resolve'],
      ['r', 'keys.reopenAlert'],
      ['w', 'incidents.keys.summary'],
    ],
  },
  {
    title: 'keys.onTickets',
    keys: [
      ['a', 'keys.assignChosen'],
      ['s', 'keys.statusChosen'],
      ['p', 'keys.priorityChosen'],
      ['r', 'keys.reply'],
      ['n', 'keys.note'],
      ['m', 'keys.macro'],
      ['mod+Enter', 'keys.send'],
    ],
  },
  {
    title: 'keys.onArticles',
    keys: [
      ['e', 'action.edit'],
      ['p', 'keys.publishIt'],
      ['mod+s', 'keys.saveIt'],
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
  {
    title: 'keys.maps',
    keys: [
      ['+', 'map.closer'],
      ['-', 'map.further'],
      ['0', 'map.home'],
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
