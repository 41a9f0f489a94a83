using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts;
using Platform.Devices.Domain;
using Platform.Devices.Storage;
using Platform.Hosting.Contributions;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>What happened to a device, latest first: who changed its record, when its health went from one band into another, and which metrics stopped coming.</summary>
internal static class GetDeviceTimeline
{
    private const int Most = 200;

    public static void Map(IEndpointRouteBuilder devices) => devices.MapGet("/{id}/timeline", Get)
        .WithName(nameof(GetDeviceTimeline)).WithSummary("Get what happened to a device").RequirePermission(DevicesPermissions.Read.Name);

    private static async Task<Results<Ok<TimelineView>, ProblemHttpResult>> Get(string id, DevicesDb db, Timelines timelines, CancellationToken ct)
    {
        if (await db.FindDevice(id, ct) is not { } device) return Problems.Of(DeviceRefusals.NotFound);
        var records = await timelines.Of(db, Device.Kind, device.Key, ct);
        var changes = await db.HealthChanges.AsNoTracking().Where(c => c.Device == device.Key).OrderByDescending(c => c.At).Take(Most).ToListAsync(ct);
        var keys = await db.KeyChanges.AsNoTracking().Where(c => c.Device == device.Key).OrderByDescending(c => c.At).Take(Most).ToListAsync(ct);
        return TypedResults.Ok(new TimelineView([.. records.Items.Concat(changes.Select(Told)).Concat(keys.Select(Told)).OrderByDescending(i => i.At).Take(Most)]));
    }

    public static TimelineItem Told(KeyChangeRow change) => change.IsStale
        ? new(change.At, "device.key-stale", $"Stopped reporting {change.Metric}, which usually came {Every(change.UsualGapSeconds)}", null)
        : new(change.At, "device.key-fresh", $"Reports {change.Metric} again", null);

    private static string Every(int seconds) => seconds switch
    {
        < 90 => $"every {seconds} s",
        < 5_400 => $"every {seconds / 60.0:0} min",
        _ => $"every {seconds / 3_600.0:0} h",
    };

    public static TimelineItem Told(HealthChange change)
    {
        var text = change.After is Band.Unknown
            ? $"Fell silent; it was {change.Before.Word()} when last heard"
            : change.Before is Band.Unknown ? $"Was heard: {change.After.Word()}, at {change.Score}" : $"Health went from {change.Before.Word()} to {change.After.Word()}, at {change.Score}";
        return new(change.At, "device.health-changed", change.Reason is { } reason && change.After is not Band.Unknown ? $"{text}. {reason}" : text, null);
    }
}
