import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangeView, SavedView } from '@/api/types'
import { Button } from '@/components/Button'
import { useToast } from '@/components/Toasts'
import { useMay } from '@/features/identity/session'
import { useLeaving } from '@/features/identity/useLeaving'
import { ViewDialog } from './ViewDialog'
import { ViewMenu } from './ViewMenu'
import { ViewPicker } from './ViewPicker'
import { defaultView, setDefaultView } from './defaultView'
import { removeView, useChangeView, useSaveView, viewKeys, viewsQuery } from './queries'
import { isAsSaved, type ViewState } from './sameView'

interface ViewsProps {
  /** Which list, as the API names it, and what it is called without a view. */
  list: string
  everything: string
  view?: SavedView
  /** What the list shows now; undefined while it shows everything as usual. */
  now?: ViewState
  onPick(view: SavedView | undefined): void
}

/** The views of a list: pick one, save what is shown, and change those that are one's own. */
export function Views({ list, everything, view, now, onPick }: ViewsProps) {
  const { t } = useTranslation()
  const toast = useToast()
  const mayShare = useMay()('views.share')
  const views = useQuery(viewsQuery(list)).data?.items ?? []
  const save = useSaveView()
  const change = useChangeView()
  const [dialog, open] = useState<'new' | 'rename'>()
  const [usual, setUsual] = useState(() => defaultView(list))
  const { leaving, begin } = useLeaving(viewKeys.all, removeView, ({ name }: SavedView, seconds) => t('views.removing', { name, seconds }))
  const mayChange = view !== undefined && (view.isMine || mayShare)
  const isEdited = now !== undefined && (!view || !isAsSaved(view, now))
  const put = (terms: Partial<ChangeView>, told: string) =>
    view &&
    change.mutate(
      { view, change: terms },
      { onSuccess: () => toast({ text: told }), onError: (error) => toast({ text: error.message, tone: 'critical' }) },
    )
  const makeUsual = (id: string | undefined) => {
    setDefaultView(list, id)
    setUsual(id)
  }
  return (
    <>
      <ViewPicker everything={everything} views={views} current={view} usual={usual} leaving={leaving} onPick={onPick} />
      {view && !leaving.has(view.id) && (
        <ViewMenu
          view={view}
          isUsual={view.id === usual}
          mayChange={mayChange}
          mayShare={mayShare}
          onRename={() => open('rename')}
          onCopy={() => open('new')}
          onShare={(isShared) => put({ isShared }, t(isShared ? 'views.sharedToast' : 'views.unsharedToast', { name: view.name }))}
          onUsual={(isUsual) => makeUsual(isUsual ? view.id : undefined)}
          onRemove={() => {
            begin(view)
            if (view.id === usual) makeUsual(undefined)
            onPick(undefined)
          }}
        />
      )}
      {isEdited && mayChange && (
        <Button look="ghost" pending={change.isPending} onClick={() => put({ ...now }, t('views.savedToast', { name: view.name }))}>
          {t('views.saveChanges')}
        </Button>
      )}
      {isEdited && !mayChange && (
        <Button look="ghost" onClick={() => open('new')}>
          {t('views.save')}
        </Button>
      )}
      {dialog === 'new' && now && (
        <ViewDialog
          title={t('views.save')}
          name={view ? t('views.copyOf', { name: view.name }) : ''}
          shareable={mayShare}
          onClose={() => open(undefined)}
          onSave={async (terms) => onPick(await save.mutateAsync({ list, ...now, ...terms }))}
        />
      )}
      {dialog === 'rename' && view && (
        <ViewDialog
          title={t('views.rename')}
          name={view.name}
          onClose={() => open(undefined)}
          onSave={({ name }) => change.mutateAsync({ view, change: { name } })}
        />
      )}
    </>
  )
}
