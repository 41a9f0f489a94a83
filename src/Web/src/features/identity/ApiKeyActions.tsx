import { Ellipsis, Pencil, RefreshCw, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ApiKey } from '@/api/types'
import { Button } from '@/components/Button'
import { Menu, MenuItem, MenuLine } from '@/components/Menu'

interface ApiKeyActionsProps {
  apiKey: ApiKey
  disabled: boolean
  onEdit(): void
  onRotate(): void
  onRevoke(): void
}

/** What can be done with a key. */
export function ApiKeyActions({ apiKey, disabled, onEdit, onRotate, onRevoke }: ApiKeyActionsProps) {
  const { t } = useTranslation()
  return (
    <Menu
      trigger={
        <Button look="ghost" size="icon" disabled={disabled} aria-label={t('apiKeys.actionsOf', { name: apiKey.name })}>
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      <MenuItem onSelect={onEdit}>
        <Pencil aria-hidden /> {t('apiKeys.edit')}
      </MenuItem>
      <MenuItem onSelect={onRotate}>
        <RefreshCw aria-hidden /> {t('apiKeys.rotate')}
      </MenuItem>
      <MenuLine />
      <MenuItem onSelect={onRevoke}>
        <Trash2 aria-hidden /> {t('apiKeys.revoke')}
      </MenuItem>
    </Menu>
  )
}
