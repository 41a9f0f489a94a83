import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { DataTable } from '@/components/table/DataTable'
import { nextSort, type Column } from '@/components/table/columns'
import { useSelection } from '@/components/table/selection'
import { pretendLayout } from '../layout'
import { show } from '../render'

interface Thing {
  id: string
  name: string
}

const things: Thing[] = Array.from({ length: 5000 }, (_, at) => ({ id: `t${at}`, name: `Thing ${at}` }))
const columns: Column<Thing>[] = [
  { id: 'name', header: 'Name', width: '200px', sortKey: 'name', always: true, cell: (thing) => thing.name },
  { id: 'id', header: 'Id', width: '100px', cell: (thing) => thing.id },
]

beforeEach(pretendLayout)

const table = (more: object = {}) =>
  show(<DataTable label="Things" rows={things} rowKey={(thing) => thing.id} columns={columns} compact={(thing) => thing.name} {...more} />)

test('Of thousands of rows only those in sight are drawn, and the table says how many there are', () => {
  table()
  expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '5000')
  const drawn = screen.getAllByRole('row').length
  expect(drawn).toBeGreaterThan(10)
  expect(drawn).toBeLessThan(60)
})

test('j and k move, Enter opens', async () => {
  const onOpen = vi.fn()
  table({ onOpen })
  await userEvent.keyboard('jjjk{Enter}')
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(things[1])
})

test('A column that was hidden is gone, one that must stay does not go', () => {
  table({ hidden: ['id', 'name'] })
  expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual(['Name'])
  expect(screen.getAllByRole('cell')[0]).toHaveTextContent('Thing 0')
})

test('Pressing a head sorts up, then down, then not at all', () => {
  expect(nextSort(undefined, 'name')).toBe('name')
  expect(nextSort('name', 'name')).toBe('-name')
  expect(nextSort('-name', 'name')).toBeUndefined()
})

test('x chooses the row, Shift with it all from the one before', async () => {
  function Choosing() {
    const selection = useSelection('things')
    return (
      <>
        <p>{[...selection.selection.keys].join(' ')}</p>
        <DataTable
          label="Things"
          rows={things}
          rowKey={(thing) => thing.id}
          columns={columns}
          compact={(thing) => thing.name}
          selection={selection}
        />
      </>
    )
  }
  show(<Choosing />)
  await userEvent.keyboard('jxjj{Shift>}X{/Shift}')
  expect(screen.getByText('t0 t1 t2')).toBeInTheDocument()
})

test('A row that was not fetched yet is drawn as one on its way', () => {
  table({ rows: { length: 100_000, at: (index: number) => (index < 3 ? things[index] : undefined) } })
  expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '100000')
  expect(screen.getByText('Thing 2')).toBeInTheDocument()
  expect(screen.getAllByRole('row').filter((row) => row.getAttribute('aria-busy'))).not.toHaveLength(0)
})
