using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Anomaly;
using Platform.Devices.Storage;
using Platform.Hosting.Http;
using Platform.Hosting.Plans;

namespace Platform.Devices.Features;

/// <summary>A reading that was not what its metric usually is: what it was, what was expected, and how anomalous it was, from 0.5 to 1.</summary>
internal sealed record AnomalyView(string Metric, DateTimeOffset At, float Value, float Expected, float Score)
{
    public static AnomalyView Of(MetricAnomaly anomaly) => new(anomaly.Metric, anomaly.At, anomaly.Value, anomaly.Expected, anomaly.Score);
}

/// <summary>The anomalies of a device in a span of time, to be marked in its charts.</summary>
internal static class ListDeviceAnomalies
{
    /// <summary>In the order of time; the latest of them when there are more than asked for.</summary>
    public sealed record View(IReadOnlyList<AnomalyView> Items);

    public sealed record Query(
        [property: Description("battery, signal, temperature, or a metric of the device's own; all when left out.")] string? Metric,
        [property: Description("From here; 30 days before the end when left out.")] DateTimeOffset? From,
        [property: Description("Until here; now when left out.")] DateTimeOffset? To,
        [property: Description("How many at most, 1 to 1000; 200 when left out.")] int? Limit);

    private static readonly TimeSpan Usual = TimeSpan.FromDays(30);

    public static void Map(IEndpointRouteBuilder devices) => devices.MapGet("/{id}/anomalies", List)
        .WithName(nameof(ListDeviceAnomalies)).WithSummary("List a device's anomalies").RequirePermission(DevicesPermissions.Read.Name).RequireFeature(DevicesFeatures.DeviceHealth);

    private static async Task<Results<Ok<View>, ProblemHttpResult>> List(string id, [AsParameters] Query query, DevicesDb db, CancellationToken ct)
    {
        var to = (query.To ?? db.Call.Now).ToUniversalTime();
        var from = query.From?.ToUniversalTime() ?? (to - DateTimeOffset.MinValue > Usual ? to - Usual : DateTimeOffset.MinValue);
        if (from >= to) throw new MalformedException("from", "from comes before to.");
        if (query.Limit is < 1 or > 1_000) throw new MalformedException("limit", "limit is a whole number from 1 to 1000.");
        if (query.Metric is { } named && !MetricNames.IsValid(named)) throw new MalformedException("metric", MetricNames.Rule);
        if (await db.FindDevice(id, ct) is not { } device) return Problems.Of(DeviceRefusals.NotFound);

        var found = db.Anomalies.AsNoTracking().Where(a => a.Device == device.Key && a.At >= from && a.At < to);
        if (query.Metric is { } metric) found = found.Where(a => a.Metric == metric);
        var latest = await found.OrderByDescending(a => a.At).Take(query.Limit ?? 200).ToListAsync(ct);
        latest.Reverse();
        return TypedResults.Ok(new View(latest.ConvertAll(a => new AnomalyView(a.Metric, a.At, a.Value, a.Expected, a.Score))));
    }
}
