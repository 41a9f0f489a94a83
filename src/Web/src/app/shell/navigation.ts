import {
  Boxes,
  Building2,
  ChartColumn,
  FilterX,
  Gauge,
  History,
  KeyRound,
  LifeBuoy,
  ListChecks,
  Map,
  RadioTower,
  Rocket,
  ShieldCheck,
  UserCog,
  Users,
  type LucideIcon,
} from 'lucide-react'
import { useMay } from '@/features/identity/session'

export interface Place {
  to:
    | '/sites'
    | '/devices'
    | '/map'
    | '/value'
    | '/settings/device-types'
    | '/settings/drops'
    | '/settings/people'
    | '/settings/roles'
    | '/settings/api-keys'
    | '/settings/jobs'
    | '/settings/plan'
    | '/settings/audit'
    | '/settings/data-requests'
    | '/help'
    | '/welcome'
  label:
    | 'nav.sites'
    | 'nav.devices'
    | 'nav.map'
    | 'nav.value'
    | 'nav.deviceTypes'
    | 'nav.drops'
    | 'nav.people'
    | 'nav.roles'
    | 'nav.apiKeys'
    | 'nav.jobs'
    | 'nav.plan'
    | 'nav.audit'
    | 'nav.dataRequests'
    | 'nav.help'
    | 'nav.welcome'
  icon: LucideIcon
  keys?: string
  /** Shown only to whom the API lets in; to everyone when it names none. */
  permission?: string
}

interface Group {
  group: 'nav.places' | 'nav.insights' | 'nav.settings'
  places: Place[]
}

/** The left rail: groups appear together with the modules that fill them. */
const navigation: Group[] = [
  {
    group: 'nav.places',
    places: [
      { to: '/sites', label: 'nav.sites', icon: Building2, keys: 'g s', permission: 'sites.read' },
      { to: '/devices', label: 'nav.devices', icon: RadioTower, keys: 'g d', permission: 'devices.read' },
      { to: '/map', label: 'nav.map', icon: Map, keys: 'g m', permission: 'sites.read' },
    ],
  },
  {
    group: 'nav.insights',
    places: [{ to: '/value', label: 'nav.value', icon: ChartColumn, keys: 'g v', permission: 'value.read' }],
  },
  {
    group: 'nav.settings',
    places: [
      { to: '/settings/device-types', label: 'nav.deviceTypes', icon: Boxes, keys: 'g t', permission: 'devices.read' },
      { to: '/settings/drops', label: 'nav.drops', icon: FilterX, keys: 'g x', permission: 'devices.read' },
      { to: '/settings/people', label: 'nav.people', icon: Users, keys: 'g p', permission: 'users.read' },
      { to: '/settings/roles', label: 'nav.roles', icon: UserCog, keys: 'g r', permission: 'roles.read' },
      { to: '/settings/api-keys', label: 'nav.apiKeys', icon: KeyRound, keys: 'g k', permission: 'api-keys.read' },
      { to: '/settings/plan', label: 'nav.plan', icon: Gauge, keys: 'g u', permission: 'plan.read' },
      { to: '/settings/jobs', label: 'nav.jobs', icon: ListChecks, keys: 'g j', permission: 'jobs.read' },
      { to: '/settings/audit', label: 'nav.audit', icon: History, keys: 'g a', permission: 'audit.read' },
      { to: '/settings/data-requests', label: 'nav.dataRequests', icon: ShieldCheck, permission: 'privacy.read' },
      { to: '/welcome', label: 'nav.welcome', icon: Rocket, permission: 'onboarding.read' },
      { to: '/help', label: 'nav.help', icon: LifeBuoy, keys: 'g h' },
    ],
  },
]

/** The places of whoever is signed in. */
export function useNavigation(): Group[] {
  const may = useMay()
  return navigation
    .map(({ group, places }) => ({ group, places: places.filter(({ permission }) => !permission || may(permission)) }))
    .filter(({ places }) => places.length > 0)
}

/** The API reference is served beside the app, not by it. */
export const referenceUrl = '/reference'
