import type { Device, DeviceKey } from '@/api/types'
import { RotateSecretDialog } from '@/features/identity/RotateSecretDialog'
import { useRotateDeviceKey } from './queries'

/** Gives a device's key a new secret, while the one before lives on for a while. */
export function RotateDeviceKeyDialog({ device, deviceKey, onClose }: { device: Device; deviceKey: DeviceKey; onClose(): void }) {
  const rotate = useRotateDeviceKey(device.id, deviceKey.id)
  return <RotateSecretDialog name={deviceKey.name} rotate={rotate.mutateAsync} onClose={onClose} />
}
