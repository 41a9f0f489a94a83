import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { HealthBadge } from '@/components/health/HealthBadge'
import { HealthBar } from '@/components/health/HealthBar'
import { HealthMark } from '@/components/health/HealthMark'
import { bands } from '@/components/health/bands'
import { show } from '../render'

test.each(bands)('%s is told by a word, never by colour alone', (band) => {
  show(<HealthBadge band={band} score={50} />)
  expect(screen.getByText(new RegExp(band, 'i'))).toBeVisible()
})

test('Every band has an outline of its own', () => {
  const { container } = show(bands.map((band) => <HealthMark key={band} band={band} />))
  const outlines = [...container.querySelectorAll('svg')].map((svg) => svg.firstElementChild!.outerHTML)
  expect(new Set(outlines).size).toBe(bands.length)
})

test('A score that is not known shows no figure', () => {
  show(<HealthBadge band="unknown" score={null} />)
  expect(screen.queryByText(/\d/)).toBeNull()
})

test('The bar says its counts to who cannot see it', () => {
  show(<HealthBar counts={{ total: 5, healthy: 3, warning: 0, poor: 0, critical: 2, unknown: 0, offline: 1 }} />)
  expect(screen.getByRole('img', { name: '3 healthy, 2 critical' })).toBeInTheDocument()
})
