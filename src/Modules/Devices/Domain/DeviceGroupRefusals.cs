namespace Platform.Devices.Domain;

internal static class DeviceGroupRefusals
{
    public static readonly Refusal NotFound = Refusal.NotFound("device-group.not-found", "There is no such group of devices.");
    public static readonly Refusal NameTaken = Refusal.Conflict("device-group.name-taken", "Another group has this name.");
    public static readonly Refusal InUse = Refusal.Conflict("device-group.in-use", "There are devices in this group; take them out of it first.");
    public static readonly Refusal Nameless = Refusal.Invalid("device-group.nameless", "A group needs a name.");
}
