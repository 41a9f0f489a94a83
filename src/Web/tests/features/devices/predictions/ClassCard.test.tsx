import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { ClassOfFailures } from '@/api/types'
import { ClassCard } from '@/features/devices/predictions/ClassCard'
import { show } from '../../../components/render'

const learned: ClassOfFailures = {
  class: 'battery',
  kind: 'trained',
  sinceAt: '2026-11-14T02:10:00Z',
  precision: 0.91,
  recall: 0.84,
  leadHours: 9.5,
  failures: 37,
  alarms: 34,
  heuristicPrecision: 0.72,
  heuristicRecall: 0.78,
}

test('A learned model says how often it was right, what it missed, how far ahead, and what the rules reach', () => {
  show(<ClassCard of={learned} />)
  expect(screen.getByText('91 %')).toBeVisible()
  expect(screen.getByText(/9 of 10 warnings came true\. The rules for everyone reach 72 %\./)).toBeVisible()
  expect(screen.getByText(/8 of 10 failures were foretold at least an hour ahead\. The rules for everyone reach 78 %\./)).toBeVisible()
  expect(screen.getByText('9 h 30 min')).toBeVisible()
  expect(screen.getByText(/Measured on 37 failures .* with 34 warnings\. What was learned did better/)).toBeVisible()
})

test('Where the rules did as well they are used, and nothing is compared with themselves', () => {
  show(<ClassCard of={{ ...learned, kind: 'heuristic', precision: 0.72, recall: 0.78 }} />)
  expect(screen.getByText(/Rules for everyone ·/)).toBeVisible()
  expect(screen.getByText(/did not do better there/)).toBeVisible()
  expect(screen.queryByText(/The rules for everyone reach/)).toBeNull()
})

test('A class nobody has seen fail claims no figures', () => {
  show(<ClassCard of={{ ...learned, kind: 'heuristic', sinceAt: null, precision: null, recall: null, leadHours: null, failures: 0 }} />)
  expect(screen.getByText(/Too few failures of this kind were seen/)).toBeVisible()
  expect(screen.queryByText(/%/)).toBeNull()
})

test('A figure that could not be measured is not a zero', () => {
  show(<ClassCard of={{ ...learned, precision: null, heuristicPrecision: null, alarms: 0, leadHours: null }} />)
  expect(screen.getAllByText('–')).toHaveLength(2)
})
