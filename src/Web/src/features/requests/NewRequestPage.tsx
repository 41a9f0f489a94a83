import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { MapPin, RadioTower } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SuggestedArticle } from '@/api/types'
import { api } from '@/api/client'
import { PageHeader } from '@/components/PageHeader'
import { useToast } from '@/components/Toasts'
import { uuid } from '@/lib/uuid'
import { RequestForm } from './RequestForm'
import { requestFormQuery } from './queries'

/** Where somebody asks for help. A code on a wall or a device leads here with its place filled in. */
export function NewRequestPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const toast = useToast()
  const { place, device } = useSearch({ from: '/shell/requests/new' })
  const known = useQuery(requestFormQuery(place, device)).data
  // One form, however long somebody writes in it: what is suggested in it is counted once.
  const [formId] = useState(uuid)
  const answered = ({ id }: SuggestedArticle) => {
    void api
      .PUT('/v1/knowledge/articles/{id}/feedback', { params: { path: { id } }, body: { helped: true, contactId: null } })
      .catch(() => undefined)
    toast({ text: t('requests.answeredToast') })
    void navigate({ to: '/requests', ignoreBlocker: true })
  }
  return (
    <div className="mx-auto w-full max-w-2xl px-(--gutter) py-4 pb-10">
      <PageHeader
        title={t('requests.ask')}
        above={
          <Link to="/requests" className="hover:text-ink hover:underline">
            {t('requests.title')}
          </Link>
        }
        state={
          (known?.site || known?.device) && (
            <>
              {known.device && (
                <span className="inline-flex items-center gap-1.5">
                  <RadioTower className="size-4" aria-hidden /> {known.device.name}
                </span>
              )}
              {known.site && (
                <span className="inline-flex items-center gap-1.5">
                  <MapPin className="size-4" aria-hidden /> {known.site.name}
                </span>
              )}
            </>
          )
        }
      />
      <RequestForm
        formId={formId}
        categories={known?.categories ?? []}
        siteId={known?.site?.id}
        deviceId={known?.device?.id}
        byCode={Boolean(place ?? device)}
        onAnswered={answered}
      />
    </div>
  )
}
