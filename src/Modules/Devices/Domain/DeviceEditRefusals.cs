namespace Platform.Devices.Domain;

internal static class DeviceEditRefusals
{
    public static readonly Refusal NotFound = Refusal.NotFound("device-edit.not-found", "There is no such change of devices; a change is kept for a week.");
    public static readonly Refusal Undone = Refusal.Conflict("device-edit.undone", "This change is undone already.");
    public static readonly Refusal TooLate = Refusal.Conflict("device-edit.too-late", "A change can be undone for a week, and that is over.");
    public static readonly Refusal TooMany = Refusal.Invalid("device-edit.too-many", "At most 10,000 devices are changed at once; narrow the filter.");
}
