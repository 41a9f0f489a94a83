import { useTranslation } from 'react-i18next'

/** What a macro's text can name; a press puts it at the end of the text. */
export function MacroVariables({ variables, onPick }: { variables: string[]; onPick(variable: string): void }) {
  const { t } = useTranslation()
  return (
    <div className="-mt-2 flex flex-wrap gap-1" role="group" aria-label={t('desk.variables')}>
      {variables.map((variable) => (
        <button
          key={variable}
          type="button"
          onClick={() => onPick(variable)}
          className="rounded-sm border bg-sunken px-1.5 py-0.5 font-mono text-xs text-ink-muted hover:bg-hover hover:text-ink"
        >
          {variable}
        </button>
      ))}
    </div>
  )
}
