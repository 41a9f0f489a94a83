import { Command } from 'cmdk'
import { ChevronRight, ListFilter } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/Button'
import { Popover } from '@/components/Popover'
import { useKeys } from '@/lib/keys'
import { Checklist, type Choice } from './Checklist'

export interface FilterField {
  id: string
  label: string
  choices: Choice[]
  chosen: string[]
  onChange(chosen: string[]): void
}

/** Adds conditions to a list: first by what, then which; `f` opens it. */
export function FilterMenu({ fields }: { fields: FilterField[] }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [by, setBy] = useState<string>()
  const field = fields.find((one) => one.id === by)
  const show = (next: boolean) => {
    setOpen(next)
    setBy(undefined)
  }
  useKeys({ f: () => show(true) })
  return (
    <Popover
      label={t('filter.add')}
      open={open}
      onOpenChange={show}
      trigger={
        <Button>
          <ListFilter aria-hidden /> {t('filter.add')}
        </Button>
      }
    >
      {field ? (
        <Checklist {...field} key={field.id} onBack={() => setBy(undefined)} />
      ) : (
        <Command label={t('filter.add')} loop>
          <Command.Input autoFocus placeholder={t('filter.by')} className="h-10 w-full border-b bg-transparent px-3 outline-none" />
          <Command.List className="p-1">
            {fields.map(({ id, label, chosen }) => (
              <Command.Item
                key={id}
                value={label}
                onSelect={() => setBy(id)}
                className="flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 data-[selected=true]:bg-hover"
              >
                <span className="grow">{label}</span>
                {chosen.length > 0 && <span className="figures text-xs text-accent-text">{chosen.length}</span>}
                <ChevronRight className="size-4 text-ink-faint" aria-hidden />
              </Command.Item>
            ))}
          </Command.List>
        </Command>
      )}
    </Popover>
  )
}
