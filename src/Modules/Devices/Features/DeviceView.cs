using System.ComponentModel;
using Platform.Devices.Domain;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>A device as the API shows it: what it is, where it is, how it stands, what it last reported.</summary>
internal sealed record DeviceView(
    Guid Id, [property: Description("The number people call it by: D-17.")] string Number, string Name, string? Serial, Guid SiteId, string SiteName, DeviceTypeRef Type,
    Guid? ParentId, string? ParentName,
    Guid? GroupId, string? GroupName, IReadOnlyList<string> Tags, MaintenanceView? Maintenance, int Version, DateTimeOffset RegisteredAt, DateTimeOffset? DecommissionedAt, Standing Standing, ReadingView? Latest) : IVersioned;

/// <summary>The maintenance under way or to come; while it is active the device is neither scored nor complained of.</summary>
internal sealed record MaintenanceView(DateTimeOffset From, DateTimeOffset Until, string Reason, bool IsActive)
{
    public static MaintenanceView? Of(Device device, DateTimeOffset now) =>
        device.Maintenance is { } m && m.Until > now ? new(m.From, m.Until, m.Reason, m.Covers(now)) : null;
}

internal sealed record DeviceTypeRef(Guid Id, string Name, int ExpectedIntervalSeconds)
{
    public static DeviceTypeRef Of(DeviceType type) => new(type.Key, type.Name, type.ExpectedIntervalSeconds);
}

/// <summary>What a device reported at one time; null is what it did not report.</summary>
internal sealed record ReadingView(DateTimeOffset At, float? Battery, float? Signal, float? Temperature, bool? Online, IReadOnlyDictionary<string, double?>? Metrics);
