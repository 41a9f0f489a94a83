using Platform.Hosting.Contributions;

namespace Platform.Devices;

/// <summary>What this module adds to the catalogue of permissions.</summary>
internal static class DevicesPermissions
{
    public static readonly Permission Read = new("devices.read", "See devices, their health and what they report");
    public static readonly Permission Write = new("devices.write", "Register, change and decommission devices and their types");
    public static readonly Permission SendTelemetry = new("telemetry.write", "Send readings");
    public static readonly Permission ReadValue = new("value.read", "See reports of value: uptime, failures, and what replacing devices will cost");

    public static readonly Permission[] All = [Read, Write, SendTelemetry, ReadValue];
}
