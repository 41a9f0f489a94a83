import { BatteryLow, CircuitBoard, Unplug, type LucideIcon } from 'lucide-react'
import type { FailureClass } from '@/api/types'

export const failureClasses: FailureClass[] = ['battery', 'connectivity', 'device']

export const classIcon: Record<FailureClass, LucideIcon> = { battery: BatteryLow, connectivity: Unplug, device: CircuitBoard }

/** A class as the list of predictions names it; one we do not know yet is a failure of the device. */
export const classOf = (word: string): FailureClass => failureClasses.find((one) => one === word) ?? 'device'
