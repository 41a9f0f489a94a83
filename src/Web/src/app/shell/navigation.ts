import { Building2, KeyRound, ListChecks, RadioTower, type LucideIcon } from 'lucide-react'

export interface Place {
  to: '/sites' | '/devices' | '/settings/api-keys' | '/settings/jobs'
  label: 'nav.sites' | 'nav.devices' | 'nav.apiKeys' | 'nav.jobs'
  icon: LucideIcon
  keys?: string
}

/** The left rail: groups appear together with the modules that fill them. */
export const navigation: { group: 'nav.places' | 'nav.settings'; places: Place[] }[] = [
  {
    group: 'nav.places',
    places: [
      { to: '/sites', label: 'nav.sites', icon: Building2, keys: 'g s' },
      { to: '/devices', label: 'nav.devices', icon: RadioTower, keys: 'g d' },
    ],
  },
  {
    group: 'nav.settings',
    places: [
      { to: '/settings/api-keys', label: 'nav.apiKeys', icon: KeyRound, keys: 'g k' },
      { to: '/settings/jobs', label: 'nav.jobs', icon: ListChecks, keys: 'g j' },
    ],
  },
]

/** The API reference is served beside the app, not by it. */
export const referenceUrl = '/reference'
