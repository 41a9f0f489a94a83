import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Macro } from '@/api/types'
import { useLeaving } from '@/features/identity/useLeaving'
import { macrosQuery } from '../macros/queries'
import { useEffects } from '../macros/useEffects'
import { DeskList, DeskRow } from './DeskList'
import { MacroDialog } from './MacroDialog'
import { removeMacro } from './queries'

/** What is said and done again and again. */
export function MacrosPanel() {
  const { t } = useTranslation()
  const macros = useQuery(macrosQuery)
  const tell = useEffects()
  const [edited, edit] = useState<Macro | 'new'>()
  const { leaving, begin } = useLeaving(macrosQuery.queryKey, removeMacro, ({ name }: Macro, seconds) =>
    t('desk.removing', { name, seconds }),
  )
  return (
    <>
      <DeskList
        title={t('macros.title')}
        empty={t('desk.noMacros')}
        add={t('desk.addMacro')}
        query={macros}
        items={macros.data?.items ?? []}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        row={(macro) => <DeskRow name={macro.name} about={[macro.text, tell(macro)].filter(Boolean).join(' · ')} />}
        leaving={leaving}
        onEdit={edit}
        onRemove={begin}
      />
      <MacroDialog
        key={edited === 'new' ? 'new' : edited?.id}
        macro={edited}
        variables={macros.data?.variables ?? []}
        onClose={() => edit(undefined)}
      />
    </>
  )
}
