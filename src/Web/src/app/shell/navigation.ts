import {
  BellRing,
  BookOpen,
  BookOpenCheck,
  Boxes,
  Building2,
  Cable,
  CalendarClock,
  ChartColumn,
  FilterX,
  Gauge,
  Headset,
  History,
  Hourglass,
  KeyRound,
  LifeBuoy,
  ListChecks,
  Mails,
  Map,
  MessageCircleQuestionMark,
  RadioTower,
  Rocket,
  ShieldAlert,
  ShieldCheck,
  Siren,
  SlidersHorizontal,
  Split,
  Ticket,
  Timer,
  UserCog,
  Users,
  Volume1,
  Webhook,
  type LucideIcon,
} from 'lucide-react'
import { useMay } from '@/features/identity/session'

export interface Place {
  to:
    | '/alerts'
    | '/tickets'
    | '/on-call'
    | '/incidents'
    | '/noise'
    | '/sites'
    | '/devices'
    | '/map'
    | '/predictions'
    | '/value'
    | '/reports/sla'
    | '/knowledge'
    | '/requests'
    | '/settings/alerts'
    | '/settings/alert-sources'
    | '/settings/help-desk'
    | '/settings/assignment'
    | '/prevention'
    | '/settings/knowledge'
    | '/settings/mailboxes'
    | '/settings/webhook'
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
    | 'nav.alerts'
    | 'nav.alertPolicy'
    | 'nav.tickets'
    | 'nav.onCall'
    | 'incidents.title'
    | 'noise.title'
    | 'nav.sites'
    | 'nav.devices'
    | 'nav.map'
    | 'nav.predictions'
    | 'nav.value'
    | 'nav.reports'
    | 'nav.knowledge'
    | 'nav.requests'
    | 'nav.helpDesk'
    | 'nav.knowledgeSettings'
    | 'nav.mailboxes'
    | 'notifications.webhook.title'
    | 'alertSources.title'
    | 'nav.deviceTypes'
    | 'nav.drops'
    | 'nav.people'
    | 'nav.roles'
    | 'nav.apiKeys'
    | 'nav.assignment'
    | 'nav.prevention'
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
  group: 'nav.now' | 'nav.places' | 'nav.insights' | 'nav.settings'
  places: Place[]
}

/** The left rail: groups appear together with the modules that fill them. */
const navigation: Group[] = [
  {
    group: 'nav.now',
    places: [
      { to: '/alerts', label: 'nav.alerts', icon: BellRing, keys: 'g n', permission: 'alerts.read' },
      { to: '/incidents', label: 'incidents.title', icon: Siren, keys: 'g f', permission: 'alerts.read' },
      { to: '/tickets', label: 'nav.tickets', icon: Ticket, keys: 'g t', permission: 'tickets.read' },
      { to: '/on-call', label: 'nav.onCall', icon: CalendarClock, keys: 'g c', permission: 'alerts.read' },
      { to: '/requests', label: 'nav.requests', icon: MessageCircleQuestionMark, keys: 'g q', permission: 'tickets.request' },
    ],
  },
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
    places: [
      { to: '/predictions', label: 'nav.predictions', icon: Hourglass, keys: 'g w', permission: 'devices.read' },
      { to: '/prevention', label: 'nav.prevention', icon: ShieldAlert, keys: 'g o', permission: 'tickets.admin' },
      { to: '/noise', label: 'noise.title', icon: Volume1, keys: 'g z', permission: 'alerts.read' },
      { to: '/value', label: 'nav.value', icon: ChartColumn, keys: 'g v', permission: 'value.read' },
      { to: '/reports/sla', label: 'nav.reports', icon: Timer, keys: 'g l', permission: 'tickets.read' },
      { to: '/knowledge', label: 'nav.knowledge', icon: BookOpen, keys: 'g b', permission: 'knowledge.read' },
    ],
  },
  {
    group: 'nav.settings',
    places: [
      { to: '/settings/alerts', label: 'nav.alertPolicy', icon: SlidersHorizontal, permission: 'alerts.admin' },
      { to: '/settings/alert-sources', label: 'alertSources.title', icon: Cable, permission: 'alerts.admin' },
      { to: '/settings/help-desk', label: 'nav.helpDesk', icon: Headset, keys: 'g e', permission: 'tickets.admin' },
      { to: '/settings/assignment', label: 'nav.assignment', icon: Split, keys: 'g i', permission: 'tickets.admin' },
      { to: '/settings/knowledge', label: 'nav.knowledgeSettings', icon: BookOpenCheck, permission: 'knowledge.publish' },
      { to: '/settings/mailboxes', label: 'nav.mailboxes', icon: Mails, permission: 'tickets.admin' },
      { to: '/settings/webhook', label: 'notifications.webhook.title', icon: Webhook, permission: 'messaging.admin' },
      { to: '/settings/device-types', label: 'nav.deviceTypes', icon: Boxes, keys: 'g y', permission: 'devices.read' },
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
