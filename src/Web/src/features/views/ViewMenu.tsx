import { Copy, Ellipsis, Lock, PencilLine, Star, StarOff, Trash2, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SavedView } from '@/api/types'
import { IconButton } from '@/components/Button'
import { Menu, MenuItem, MenuLine } from '@/components/Menu'

interface ViewMenuProps {
  view: SavedView
  isUsual: boolean
  /** Whether whoever looks may change this view, and whether they may share any. */
  mayChange: boolean
  mayShare: boolean
  onRename(): void
  onCopy(): void
  onShare(isShared: boolean): void
  onUsual(isUsual: boolean): void
  onRemove(): void
}

/** What can be done with the view that is shown. */
export function ViewMenu({ view, isUsual, mayChange, mayShare, onRename, onCopy, onShare, onUsual, onRemove }: ViewMenuProps) {
  const { t } = useTranslation()
  return (
    <Menu
      align="start"
      trigger={
        <IconButton label={t('views.actions', { name: view.name })}>
          <Ellipsis aria-hidden />
        </IconButton>
      }
    >
      <MenuItem onSelect={() => onUsual(!isUsual)}>
        {isUsual ? <StarOff aria-hidden /> : <Star aria-hidden />} {t(isUsual ? 'views.noDefault' : 'views.makeDefault')}
      </MenuItem>
      <MenuItem onSelect={onCopy}>
        <Copy aria-hidden /> {t('views.saveAs')}
      </MenuItem>
      {mayChange && (
        <>
          <MenuLine />
          <MenuItem onSelect={onRename}>
            <PencilLine aria-hidden /> {t('views.rename')}
          </MenuItem>
          {view.isShared ? (
            <MenuItem onSelect={() => onShare(false)}>
              <Lock aria-hidden /> {t('views.unshare')}
            </MenuItem>
          ) : (
            mayShare && (
              <MenuItem onSelect={() => onShare(true)}>
                <Users aria-hidden /> {t('views.share')}
              </MenuItem>
            )
          )}
          <MenuItem onSelect={onRemove}>
            <Trash2 aria-hidden /> {t('views.remove')}
          </MenuItem>
        </>
      )}
    </Menu>
  )
}
