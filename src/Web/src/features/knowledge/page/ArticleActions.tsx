import { Link, useNavigate } from '@tanstack/react-router'
import { Archive, ArchiveRestore, CalendarCheck, Ellipsis, GitCompareArrows, Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article } from '@/api/types'
import { Button, buttonLooks } from '@/components/Button'
import { Menu, MenuItem } from '@/components/Menu'
import { useMay } from '@/features/identity/session'
import { useKeys } from '@/lib/keys'
import { archive, reinstate, useArticleChange } from '../change'
import { PublishDialog } from './PublishDialog'

/** What an author and an editor can do with an article. */
export function ArticleActions({ article }: { article: Article }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const may = useMay()
  const { mutate, isPending } = useArticleChange(article)
  const [sheet, open] = useState<'publish' | 'review'>()
  const { state, number } = article
  const params = { id: number }
  const writes = may('knowledge.write')
  const edits = writes && state !== 'archived'
  const publishes = may('knowledge.publish') && state !== 'archived' && (article.hasChanges || state === 'draft')
  useKeys({ e: () => void navigate({ to: '/knowledge/$id/edit', params }) }, edits)
  useKeys({ p: () => open('publish') }, publishes)
  if (!writes && !may('knowledge.publish')) return null
  const told = { archived: t('knowledge.archivedToast', { number }), back: t('knowledge.backToast', { number }) }
  return (
    <>
      {edits && (
        <Link to="/knowledge/$id/edit" params={params} className={buttonLooks({})}>
          <Pencil aria-hidden /> {t('action.edit')}
        </Link>
      )}
      {publishes && (
        <Button look="primary" onClick={() => open('publish')}>
          {t(article.publishedNumber ? 'knowledge.publishChanges' : 'knowledge.publish')}
        </Button>
      )}
      {may('knowledge.publish') && state === 'published' && article.isDueForReview && !publishes && (
        <Button look="primary" onClick={() => open('review')}>
          <CalendarCheck aria-hidden /> {t('knowledge.review')}
        </Button>
      )}
      {state === 'archived' && may('knowledge.publish') && (
        <Button pending={isPending} onClick={() => mutate({ ...reinstate(told.back), back: archive(told.archived) })}>
          <ArchiveRestore aria-hidden /> {t('knowledge.reinstate')}
        </Button>
      )}
      <Menu
        trigger={
          <Button look="ghost" size="icon" aria-label={t('tickets.actions')}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        {article.publishedNumber !== null && (
          <MenuItem onSelect={() => void navigate({ to: '/knowledge/$id/versions', params })}>
            <GitCompareArrows aria-hidden /> {t('knowledge.versions')}
          </MenuItem>
        )}
        {may('knowledge.publish') && state === 'published' && (
          <MenuItem onSelect={() => open('review')}>
            <CalendarCheck aria-hidden /> {t('knowledge.review')}
          </MenuItem>
        )}
        {may('knowledge.publish') && state !== 'archived' && (
          <MenuItem onSelect={() => mutate({ ...archive(told.archived), back: reinstate(told.back) })}>
            <Archive aria-hidden /> {t('knowledge.archive')}
          </MenuItem>
        )}
      </Menu>
      {sheet && <PublishDialog article={article} kind={sheet} onClose={() => open(undefined)} />}
    </>
  )
}
