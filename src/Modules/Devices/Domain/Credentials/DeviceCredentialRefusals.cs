namespace Platform.Devices.Domain;

internal static class DeviceCredentialRefusals
{
    public static readonly Refusal NotFound = Refusal.NotFound("device-credential.not-found", "The device has no such key.");
    public static readonly Refusal Nameless = Refusal.Invalid("device-credential.nameless", "A key needs a name that says where it is kept.");
    public static readonly Refusal OverlapTooLong = Refusal.Invalid("device-credential.overlap-too-long", "The secret before can work on for 30 days at most: PT0S to P30D.");
    public static readonly Refusal TooMany =
        Refusal.Conflict("device-credential.too-many", $"The device has {DeviceCredential.MostPerDevice} keys; revoke one that is no longer in use.");
}
