import { expect, test } from 'vitest'
import { refuseFile } from '@/features/devices/imports/tableFile'

test.each([
  ['list.csv', 10, undefined],
  ['LIST.XLSX', 10, undefined],
  ['list.xls', 10, 'oldWorkbook'],
  ['list.ods', 10, 'otherSheet'],
  ['photo.png', 10, 'otherKind'],
  ['list', 10, 'otherKind'],
  ['list.csv', 0, 'empty'],
  ['list.csv', 21 * 1024 * 1024, 'tooLarge'],
])('%s of %i bytes: %s', (name, size, why) => expect(refuseFile({ name, size })).toBe(why))
