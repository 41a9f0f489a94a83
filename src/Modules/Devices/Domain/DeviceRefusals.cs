namespace Platform.Devices.Domain;

internal static class DeviceRefusals
{
    public static readonly Refusal NotFound = Refusal.NotFound("device.not-found", "There is no such device.");
    public static readonly Refusal Decommissioned = Refusal.Conflict("device.decommissioned", "The device is decommissioned; restore it to use it again.");
    public static readonly Refusal SerialTaken = Refusal.Conflict("device.serial-taken", "Another device has this serial number.");
    public static readonly Refusal CyclicParent = Refusal.Invalid("device.cyclic-parent", "A device cannot report through itself, nor through a device that reports through it.");
    public static readonly Refusal UnknownParent = Refusal.Invalid("device.unknown-parent", "The parent is no device in use.");
    public static readonly Refusal UnknownSite = Refusal.Invalid("device.unknown-site", "There is no such site.");
    public static readonly Refusal UnknownType = Refusal.Invalid("device.unknown-type", "There is no such device type; GET /v1/device-types lists them.");
    public static readonly Refusal UnknownGroup = Refusal.Invalid("device.unknown-group", "There is no such group of devices; GET /v1/device-groups lists them.");
    public static readonly Refusal TagMalformed = Refusal.Invalid("device.tag-malformed", Tags.Rule);
    public static readonly Refusal MaintenanceCrossed = Refusal.Invalid("device.maintenance-crossed", "Maintenance begins before it ends, and ends in the future.");
    public static readonly Refusal MaintenanceTooLong = Refusal.Invalid("device.maintenance-too-long", "Maintenance takes at most 90 days; decommission what is out of use for longer.");
    public static readonly Refusal Nameless = Refusal.Invalid("device.nameless", "A device needs a name.");
    public static readonly Refusal NameTooLong = Refusal.Invalid("device.name-too-long", "A device's name has at most 120 characters.");
    public static readonly Refusal SerialTooLong = Refusal.Invalid("device.serial-too-long", "A serial number has at most 80 characters.");
    public static readonly Refusal TooManyLabels = Refusal.Invalid("device.too-many-labels", "At most 2,000 labels are printed at once; narrow the filter.");
}
