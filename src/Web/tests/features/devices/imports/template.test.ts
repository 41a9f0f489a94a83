import { expect, test } from 'vitest'
import { templateCsv } from '@/features/devices/imports/template'

test('A template has the columns we know and the names there are', () => {
  const [head, first, second] = templateCsv(['Hub', 'Probe'], { site: 'Dock "A", north', type: 'Gateway' }).split('\r\n')
  expect(head).toBe('name,serial,site,type,group,gateway,tags')
  expect(first).toBe('Hub,SN-0001,"Dock ""A"", north",Gateway,,,ground-floor')
  expect(second).toContain('Probe,SN-0002')
})

test('A name that looks like a formula is defused', () => {
  expect(templateCsv(['A', 'B'], { site: '=cmd' })).toContain(",'=cmd,")
})
