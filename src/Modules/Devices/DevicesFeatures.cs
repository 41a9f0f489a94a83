using Platform.Hosting.Plans;

namespace Platform.Devices;

/// <summary>What this module adds to the catalogue of features.</summary>
internal static class DevicesFeatures
{
    public static readonly Feature DeviceHealth = new("device-health", "Device health over time",
        "How battery, signal, temperature and every metric of its own went over hours, days and months, for each device.", Plan.Silver);

    public static readonly Feature Value = new("device-value", "Reports of value",
        "Uptime and time between failures by site and device type, downtime avoided by acting on warnings, and what replacing devices will cost in the next twelve months.", Plan.Silver);
}
