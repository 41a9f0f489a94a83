import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '@/components/Button'
import { CopyText } from '@/components/CopyText'
import { Dialog } from '@/components/Dialog'
import { Keys } from '@/components/Keys'
import { Menu, MenuItem, MenuLabel, MenuLine } from '@/components/Menu'
import { Segments } from '@/components/Segments'
import { useToast } from '@/components/Toasts'
import { Tooltip } from '@/components/Tooltip'
import { Sample } from './Sample'

const looks = ['primary', 'secondary', 'ghost', 'danger'] as const

/** What can be pressed. */
export function ActionSamples() {
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const [range, setRange] = useState('24h')
  return (
    <>
      <Sample title="Buttons">
        {looks.map((look) => (
          <div key={look} className="grid justify-items-start gap-2">
            <Button look={look}>
              <Plus aria-hidden /> {look}
            </Button>
            <Button look={look} size="sm">
              {look}
            </Button>
            <Button look={look} pending>
              {look}
            </Button>
            <Button look={look} disabled>
              {look}
            </Button>
          </div>
        ))}
        <IconButton label="Edit" keys="e">
          <Pencil aria-hidden />
        </IconButton>
      </Sample>
      <Sample title="Overlays and choices">
        <Button onClick={() => setOpen(true)}>Dialog</Button>
        <Dialog open={open} onOpenChange={setOpen} title="A dialog" description="For what needs an answer before going on.">
          <Button onClick={() => setOpen(false)}>Done</Button>
        </Dialog>
        <Menu align="start" trigger={<Button>Menu</Button>}>
          <MenuLabel>Label</MenuLabel>
          <MenuItem onSelect={() => undefined}>
            <Pencil aria-hidden /> Rename
          </MenuItem>
          <MenuLine />
          <MenuItem onSelect={() => undefined} disabled>
            <Trash2 aria-hidden /> Not allowed
          </MenuItem>
        </Menu>
        <Button onClick={() => toast({ text: 'Site renamed', action: { label: 'Undo', onPress: () => undefined } })}>Toast</Button>
        <Button onClick={() => toast({ text: 'The server cannot be reached', tone: 'critical' })}>Failed toast</Button>
        <Tooltip text="Words on hover" keys="mod+k">
          <Button look="ghost">Tooltip</Button>
        </Tooltip>
        <Segments label="Range" value={range} onChange={setRange} options={['1h', '24h', '7d'].map((value) => ({ value, label: value }))} />
        <CopyText text="0191f3a2-77b0-7c1e-9d25-1bed98175a37" />
        <Keys keys="g s" />
      </Sample>
    </>
  )
}
