import { expect, test } from 'vitest'
import { areReady, asAddress, comparisonOf, matchersOf, readMatchers, withComparison } from '@/features/alerts/silences/matchers'

const matcher = (name: string, value: string, isRegex = false, isEqual = true) => ({ name, value, isRegex, isEqual })

test.each([
  ['alertname="HighTemperature"', [matcher('alertname', 'HighTemperature')]],
  ['severity=~"warning|info", site!="S-1"', [matcher('severity', 'warning|info', true), matcher('site', 'S-1', false, false)]],
  ['{job="node", instance!~"10[.].*"}', [matcher('job', 'node'), matcher('instance', '10[.].*', true, false)]],
  ['summary="says \\"no\\", twice"', [matcher('summary', 'says "no", twice')]],
  ['site=S-1', [matcher('site', 'S-1')]],
])('Reads %s', (text, matchers) => {
  expect(readMatchers(text)).toEqual(matchers)
})

test('Does not read what is no matcher', () => {
  expect(readMatchers('site')).toBeUndefined()
  expect(readMatchers('9x="y"')).toBeUndefined()
})

test('Reads back from an address what it wrote there', () => {
  const matchers = [matcher('a', 'x"y\\z,', true, false), matcher('b', '')]
  expect(readMatchers(asAddress(matchers))).toEqual(matchers)
})

test('Silences an alert by what tells it from others', () => {
  const labels = { alertname: 'DeviceOffline', severity: 'critical', device: 'D-7', type: 'DEVICE_FAILURE' }
  expect(matchersOf({ name: 'DeviceOffline', labels })).toEqual([matcher('alertname', 'DeviceOffline'), matcher('device', 'D-7')])
})

test('Changes how a label is compared', () => {
  for (const comparison of ['=', '!=', '=~', '!~'] as const)
    expect(comparisonOf(withComparison(matcher('a', 'b'), comparison))).toBe(comparison)
})

test('Is ready when every label has a name', () => {
  expect(areReady([])).toBe(false)
  expect(areReady([matcher('', '')])).toBe(false)
  expect(areReady([matcher('site', '')])).toBe(true)
})
