/** What a key may be allowed to do; the words are the API's. */
export const scopes = ['telemetry:write', 'read', 'write'] as const
