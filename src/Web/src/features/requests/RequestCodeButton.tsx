import { useQuery } from '@tanstack/react-query'
import { Printer, QrCode } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/Button'
import { CopyText } from '@/components/CopyText'
import { Dialog } from '@/components/Dialog'
import { ErrorState } from '@/components/ErrorState'
import { Skeleton } from '@/components/Skeleton'
import { useMay } from '@/features/identity/session'
import { requestCodeQuery } from './queries'
import { printCode } from './printCode'

/** Shows the code that opens a request here, to hang it up or stick it on. */
export function RequestCodeButton({ of, id }: { of: 'site' | 'device'; id: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  if (!useMay()('tickets.read')) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <QrCode aria-hidden /> {t('requests.code')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('requests.code')}
        description={t(of === 'site' ? 'requests.codeSite' : 'requests.codeDevice')}
      >
        <Code of={of} id={id} />
      </Dialog>
    </>
  )
}

function Code({ of, id }: { of: 'site' | 'device'; id: string }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(requestCodeQuery(of, id))
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton className="mx-auto size-56" />
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] justify-items-center gap-4">
      {/* A code is dark on light in every theme, or cameras do not read it. */}
      <svg
        viewBox={`-4 -4 ${data.modules + 8} ${data.modules + 8}`}
        role="img"
        aria-label={data.address}
        className="size-56 rounded-md"
        shapeRendering="crispEdges"
      >
        <rect x={-4} y={-4} width={data.modules + 8} height={data.modules + 8} fill="white" />
        <path d={data.path} fill="black" />
      </svg>
      <p className="text-center text-sm font-medium">{data.name}</p>
      <CopyText text={data.address} />
      <Button look="primary" onClick={() => printCode(data, t('requests.codeCall'))}>
        <Printer aria-hidden /> {t('requests.codePrint')}
      </Button>
    </div>
  )
}
