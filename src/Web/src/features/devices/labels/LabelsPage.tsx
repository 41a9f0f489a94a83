import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/Button'
import { ErrorState } from '@/components/ErrorState'
import { Input, Select } from '@/components/form/Field'
import { ListPage } from '@/components/ListPage'
import { PageHeader } from '@/components/PageHeader'
import { useKeys } from '@/lib/keys'
import { LabelPreview } from './LabelPreview'
import { paperNamed, papers, skipNamed, type Paper } from './papers'
import { labelSheetQuery } from './queries'

/** Labels of devices as they will come out of the printer. */
export function LabelsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/devices/labels' })
  const { paper: word, skip: used, ...asked } = useSearch({ from: '/shell/devices/labels' })
  const paper = paperNamed(word)
  const skip = skipNamed(used, paper)
  const sheet = useQuery({ ...labelSheetQuery(asked, paper, skip), placeholderData: keepPreviousData })
  const frame = useRef<HTMLIFrameElement>(null)
  const print = () => frame.current?.contentWindow?.print()
  const put = (next: { paper?: Paper; skip?: string }) => void navigate({ search: (search) => ({ ...search, ...next }), replace: true })
  useKeys({ 'mod+p': print }, Boolean(sheet.data))
  return (
    <ListPage
      head={
        <PageHeader
          title={t('labels.title')}
          above={
            <Link to="/devices" className="hover:text-ink hover:underline">
              {t('devices.title')}
            </Link>
          }
          state={t('labels.text')}
          actions={
            <Button look="primary" disabled={!sheet.data} onClick={print}>
              <Printer aria-hidden /> {t('labels.print')}
            </Button>
          }
        />
      }
      filters={
        <>
          <label className="flex items-center gap-2 text-sm">
            <span className="text-ink-muted">{t('labels.paper')}</span>
            <Select
              className="h-(--control) w-auto"
              value={paper}
              onChange={({ target }) => put({ paper: paperNamed(target.value), skip: undefined })}
            >
              {(Object.keys(papers) as Paper[]).map((one) => (
                <option key={one} value={one}>
                  {t(`labels.papers.${one}`)}
                </option>
              ))}
            </Select>
          </label>
          {papers[paper].perSheet > 1 && (
            <label className="flex items-center gap-2 text-sm">
              <span className="text-ink-muted">{t('labels.skip')}</span>
              <Input
                type="number"
                min={0}
                max={papers[paper].perSheet - 1}
                className="figures h-(--control) w-20"
                value={skip}
                onChange={({ target }) => put({ skip: target.value || undefined })}
              />
            </label>
          )}
          <span className="text-xs text-ink-faint">{t('labels.fullSize')}</span>
        </>
      }
    >
      {sheet.isError ? (
        <ErrorState error={sheet.error} retry={() => void sheet.refetch()} />
      ) : (
        <LabelPreview frame={frame} paper={paper} sheet={sheet.data} />
      )}
    </ListPage>
  )
}
