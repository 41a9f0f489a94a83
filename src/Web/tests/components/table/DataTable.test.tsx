import { createMemoryHistory, createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/react-router'
import { act, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { DataTable } from '@/components/table/DataTable'
import { forgetPlacesAhead } from '@/components/table/places'
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

function scroll(top: number) {
  screen.getByRole('table').scrollTop = top
  fireEvent.scroll(screen.getByRole('table'))
}

const nameOf = (thing: Thing) => thing.name
const table = (more: object = {}) =>
  show(<DataTable label="Things" rows={things} rowKey={(thing) => thing.id} columns={columns} compact={nameOf} {...more} />)

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

test('Moving through the list draws no row again but the two it moves between', async () => {
  const cell = vi.fn((thing: Thing) => thing.name)
  table({ columns: [{ ...columns[0]!, cell }] })
  await userEvent.keyboard('j')
  cell.mockClear()
  await userEvent.keyboard('j')
  expect(new Set(cell.mock.calls.map(([thing]) => thing.id))).toEqual(new Set(['t0', 't1']))
})

test('Another list begins at its top, and the keyboard nowhere', async () => {
  const onOpen = vi.fn()
  const list = (name: string) => (
    <DataTable
      label="Things"
      list={name}
      rows={things}
      rowKey={(thing) => thing.id}
      columns={columns}
      compact={(thing) => thing.name}
      onOpen={onOpen}
    />
  )
  const { rerender } = render(list('one'))
  await userEvent.keyboard('jjj')
  scroll(900)
  rerender(list('another'))
  expect(screen.getByRole('table').scrollTop).toBe(0)
  await userEvent.keyboard('{Enter}')
  expect(onOpen).not.toHaveBeenCalled()
})

/** A list that is the first page of a window, and another page to go to from it. */
async function pages() {
  vi.stubGlobal('scrollTo', () => undefined)
  const root = createRootRoute({ component: Outlet })
  const list = createRoute({
    getParentRoute: () => root,
    path: '/',
    component: () => (
      <DataTable label="Places" list="places" rows={things} rowKey={(thing) => thing.id} columns={columns} compact={nameOf} />
    ),
  })
  const other = createRoute({ getParentRoute: () => root, path: '/help', component: () => <p>Elsewhere</p> })
  const router = createRouter({ routeTree: root.addChildren([list, other]), history: createMemoryHistory() })
  forgetPlacesAhead(router.history)
  render(<RouterProvider router={router as never} />)
  await screen.findByRole('table')
  return router
}

test('Whoever comes back to a list stands where they stood', async () => {
  const router = await pages()
  await userEvent.keyboard('jjj')
  scroll(36_000)
  await act(() => router.navigate({ to: '/help' }))
  await screen.findByText('Elsewhere')
  act(() => router.history.back())
  expect((await screen.findByRole('table')).scrollTop).toBe(36_000)
  expect(screen.getByText('Thing 1000')).toBeInTheDocument()
  scroll(0)
  expect(screen.getByText('Thing 2').closest('[data-row]')).toHaveAttribute('data-active')
})

test('Whoever goes to a list anew begins at its top', async () => {
  const router = await pages()
  await act(() => router.navigate({ to: '/help' }))
  await screen.findByText('Elsewhere')
  await act(() => router.navigate({ to: '/' }))
  await screen.findByRole('table')
  scroll(36_000)
  act(() => router.history.back())
  await screen.findByText('Elsewhere')
  await act(() => router.navigate({ to: '/' }))
  expect((await screen.findByRole('table')).scrollTop).toBe(0)
})
