/** What a key may be allowed to do: the permissions of the API. */
export const scopes = ['telemetry.write', 'devices.read', 'devices.write', 'sites.read', 'sites.write'] as const
