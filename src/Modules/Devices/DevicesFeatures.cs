using Platform.Hosting.Plans;

namespace Platform.Devices;

/// <summary>What this module adds to the catalogue of features.</summary>
internal static class DevicesFeatures
{
    public static readonly Feature DeviceHealth = new("device-health", "Device health over time",
        "How battery, signal, temperature and every metric of its own went over hours, days and months, for each device.", Plan.Silver);
}
