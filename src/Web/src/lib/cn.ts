import { clsx, type ClassValue } from 'clsx'
import { extendTailwindMerge } from 'tailwind-merge'

const merge = extendTailwindMerge({ extend: { theme: { text: ['xs', 'sm', 'base', 'lg', 'xl', '2xl'] } } })

/** Joins class names; a later one wins over an earlier one that sets the same thing. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes))
}
