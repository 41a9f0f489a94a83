import { AtSign } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PersonRef } from '@/api/types'
import { IconButton } from '@/components/Button'
import { Menu, MenuItem } from '@/components/Menu'

/** Names a colleague in a note; whoever is named watches the ticket from then on. */
export function MentionPicker({ people, onPick }: { people: PersonRef[]; onPick(name: string): void }) {
  const { t } = useTranslation()
  return (
    <Menu
      align="start"
      trigger={
        <IconButton label={t('conversation.mention')}>
          <AtSign aria-hidden />
        </IconButton>
      }
    >
      {people.map(({ id, name }) => (
        <MenuItem key={id} onSelect={() => onPick(name ?? '')}>
          <span className="truncate">{name}</span>
        </MenuItem>
      ))}
    </Menu>
  )
}
