import { Sample } from './Sample'

const grounds = ['canvas', 'surface', 'raised', 'sunken', 'hover', 'selected', 'line', 'line-strong']
const inks = ['ink', 'ink-muted', 'ink-faint', 'accent-text']
const sizes = ['text-xs', 'text-sm', 'text-base', 'text-lg', 'text-xl', 'text-2xl']

/** Grounds, inks and sizes. */
export function TokenSamples() {
  return (
    <>
      <Sample title="Grounds">
        {grounds.map((name) => (
          <div key={name} className="w-24">
            <div className="h-10 rounded-md border" style={{ background: `var(--${name})` }} />
            <code className="mt-1 block text-xs text-ink-muted">{name}</code>
          </div>
        ))}
      </Sample>
      <Sample title="Inks and sizes">
        <div className="grid gap-1">
          {inks.map((name) => (
            <span key={name} style={{ color: `var(--${name})` }}>
              {name}: 1,284 readings
            </span>
          ))}
        </div>
        <div className="figures ml-8 flex flex-wrap items-baseline gap-4">
          {sizes.map((size) => (
            <span key={size} className={size}>
              {size.slice(5)} 97.4
            </span>
          ))}
        </div>
      </Sample>
    </>
  )
}
