import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceImport } from '@/api/types'
import { ObjectPage } from '@/components/ObjectPage'
import { Panel } from '@/components/Panel'
import { ProgressBar } from '@/components/ProgressBar'
import { ImportActions } from './ImportActions'
import { ImportHead } from './ImportHead'
import { ImportProblems } from './ImportProblems'
import { ImportStateBadge } from './ImportStateBadge'
import { OutcomeFigures } from './OutcomeFigures'
import { isUnderWay, refreshAfterImport } from './queries'
import { Time } from '@/components/Time'

/** A table being applied, or what came of it, with the way back. */
export function ImportRun({ one }: { one: DeviceImport }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const underWay = isUnderWay(one)
  const before = useRef(underWay)
  useEffect(() => {
    if (before.current && !underWay) refreshAfterImport(queries)
    before.current = underWay
  }, [underWay, queries])
  return (
    <ObjectPage>
      <ImportHead
        one={one}
        state={
          <>
            <ImportStateBadge state={one.state} />
            {!underWay && <Time at={one.undoneAt ?? one.appliedAt} />}
          </>
        }
        actions={<ImportActions one={one} />}
      />
      <div className="grid gap-4">
        <Panel>
          {underWay && (
            <div className="mb-4">
              <ProgressBar label={t(`imports.progress.${one.state === 'applying' ? 'applying' : 'undoing'}`)} value={one.progress} />
              <p className="mt-2 text-xs text-ink-faint">{t('imports.goesOn')}</p>
            </div>
          )}
          {one.result && <OutcomeFigures result={one.result} />}
        </Panel>
        {one.result && one.result.problems.length > 0 && <ImportProblems result={one.result} />}
      </div>
    </ObjectPage>
  )
}
