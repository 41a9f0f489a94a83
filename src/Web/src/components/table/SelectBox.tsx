import { useEffect, useRef } from 'react'

/** A tick box for a row or for all of them; its whole cell can be pressed. */
export function SelectBox({
  label,
  checked,
  onChange,
}: {
  label: string
  checked: boolean | 'mixed'
  onChange(checked: boolean, through: boolean): void
}) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = checked === 'mixed'
  }, [checked])
  return (
    <label className="-m-2 grid cursor-pointer place-items-center p-2">
      <input
        ref={box}
        type="checkbox"
        aria-label={label}
        checked={checked === true}
        onChange={() => undefined}
        onClick={(event) => onChange(checked !== true, event.shiftKey)}
        className="size-3.5 accent-accent"
      />
    </label>
  )
}
