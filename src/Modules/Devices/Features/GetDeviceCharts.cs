using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Devices.Domain;
using Platform.Devices.Series.Queries;
using Platform.Devices.Storage;
using Platform.Hosting.Http;
using Platform.Hosting.Plans;

namespace Platform.Devices.Features;

/// <summary>What a device measured over a time, of several metrics in the same steps: a page of charts in one answer.</summary>
internal static class GetDeviceCharts
{
    /// <summary>A series for each metric that was asked for, in the order of the question.</summary>
    public sealed record View(IReadOnlyList<GetDeviceSeries.View> Items);

    public sealed record Query(
        [property: Description("battery, signal, temperature, online, or metrics of the device's own, separated by commas; 68 at most.")] string Metric,
        [property: Description("From here; a day before the end when left out.")] DateTimeOffset? From,
        [property: Description("Until here; now when left out.")] DateTimeOffset? To,
        [property: Description("How many seconds in a step; when left out, the shortest usual step that gives at most so many points.")] int? Step,
        [property: Description("How many points at most in each series, 1 to 2000; 300 when left out.")] int? Points);

    // Those of every device, and as many as a type may have of its own.
    private const int MostMetrics = 4 + 64;

    public static void Map(IEndpointRouteBuilder devices) => devices.MapGet("/{id}/charts", Get)
        .WithName(nameof(GetDeviceCharts)).WithSummary("Get what a device measured, several metrics at once").RequirePermission(DevicesPermissions.Read.Name).RequireFeature(DevicesFeatures.DeviceHealth);

    private static async Task<Results<Ok<View>, ProblemHttpResult>> Get(string id, [AsParameters] Query query, DevicesDb db, SeriesQuery series, CancellationToken ct)
    {
        var asked = GetDeviceSeries.Stretch.Of(query.From, query.To, query.Step, query.Points, db.Call.Now);
        var metrics = query.Metric.Split(',', StringSplitOptions.TrimEntries).Distinct().ToList();
        if (metrics.Count > MostMetrics) throw new MalformedException("metric", $"At most {MostMetrics} metrics are answered at once.");
        foreach (var metric in metrics) GetDeviceSeries.CheckMetric("metric", metric);
        if (await db.FindDevice(id, ct) is not { } device) return Problems.Of(DeviceRefusals.NotFound);

        var type = await GetDeviceSeries.TypeOf(device, db, ct);
        var items = new List<GetDeviceSeries.View>();
        foreach (var metric in metrics) items.Add(await GetDeviceSeries.Read(device, type, metric, asked, series, ct));
        return TypedResults.Ok(new View(items));
    }
}
