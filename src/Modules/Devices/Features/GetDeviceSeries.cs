using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Devices.Domain;
using Platform.Devices.Intake;
using Platform.Devices.Series;
using Platform.Devices.Series.Queries;
using Platform.Devices.Storage;
using Platform.Hosting.Http;
using Platform.Hosting.Plans;

namespace Platform.Devices.Features;

/// <summary>What a device measured over a time, gathered into as many steps as a chart can show.</summary>
internal static class GetDeviceSeries
{
    /// <summary>Steps without a reading are left out: a gap is a gap.</summary>
    public sealed record View(string Metric, string Unit, int StepSeconds, IReadOnlyList<Point> Points);

    public sealed record Point(DateTimeOffset At, double Min, double Avg, double Max, long Count);

    public sealed record Query(
        [property: Description("battery, signal, temperature, online, or a metric of the device's own.")] string Metric,
        [property: Description("From here; a day before the end when left out.")] DateTimeOffset? From,
        [property: Description("Until here; now when left out.")] DateTimeOffset? To,
        [property: Description("How many seconds in a step; when left out, the shortest usual step that gives at most so many points.")] int? Step,
        [property: Description("How many points at most, 1 to 2000; 300 when left out.")] int? Points);

    private const int MostPoints = 2_000, LongestStep = 366 * 86_400;

    private static readonly int[] Steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400];
    private static readonly DateTimeOffset Earliest = DateTimeOffset.UnixEpoch, Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Map(IEndpointRouteBuilder devices) => devices.MapGet("/{id}/series", Get)
        .WithName(nameof(GetDeviceSeries)).WithSummary("Get what a device measured").RequirePermission(DevicesPermissions.Read.Name).RequireFeature(DevicesFeatures.DeviceHealth);

    /// <summary>The shortest usual step that fits the span into so many points.</summary>
    public static int StepFor(TimeSpan span, int points)
    {
        var least = span.TotalSeconds / points;
        return Steps.FirstOrDefault(step => step >= least) is > 0 and var step ? step : (int)Math.Ceiling(least / 86_400) * 86_400;
    }

    private static async Task<Results<Ok<View>, ProblemHttpResult>> Get(string id, [AsParameters] Query query, DevicesDb db, SeriesQuery series, CancellationToken ct)
    {
        var asked = Stretch.Of(query.From, query.To, query.Step, query.Points, db.Call.Now);
        CheckMetric("metric", query.Metric);
        if (await db.FindDevice(id, ct) is not { } device) return Problems.Of(DeviceRefusals.NotFound);
        return TypedResults.Ok(await Read(device, await TypeOf(device, db, ct), query.Metric, asked, series, ct));
    }

    public static async Task<View> Read(Device device, DeviceType type, string metric, Stretch asked, SeriesQuery series, CancellationToken ct)
    {
        var steps = await series.Run(device.Tenant, device.Key, metric, new(IntakeClock.Of(asked.From), IntakeClock.Of(asked.To)), asked.Step * IntakeClock.MicrosecondsPerSecond, ct);
        return new(metric, UnitOf(metric, type), asked.Step, [.. steps.Select(s => PointOf(s.At, s.Measure))]);
    }

    public static Task<DeviceType> TypeOf(Device device, DevicesDb db, CancellationToken ct) => db.Types.AsNoTracking().SingleAsync(t => t.Key == device.TypeId, ct);

    public static void CheckMetric(string parameter, string metric)
    {
        if (!MetricNames.IsValid(metric)) throw new MalformedException(parameter, MetricNames.Rule);
    }

    /// <summary>The time a series is asked for, and how many seconds are in one of its steps.</summary>
    public readonly record struct Stretch(DateTimeOffset From, DateTimeOffset To, int Step)
    {
        public static Stretch Of(DateTimeOffset? from, DateTimeOffset? to, int? step, int? points, DateTimeOffset now)
        {
            var end = to ?? now;
            var begin = from ?? (end > Earliest.AddDays(1) ? end.AddDays(-1) : Earliest);
            return new(begin, end, Check(begin, end, step, points));
        }

        // Answers how many seconds are in a step.
        private static int Check(DateTimeOffset from, DateTimeOffset to, int? asked, int? points)
        {
            if (from >= to) throw new MalformedException("from", "from comes before to.");
            if (from < Earliest || to > Latest) throw new MalformedException(from < Earliest ? "from" : "to", "A series lies between 1970 and 2200.");
            if (points is < 1 or > MostPoints) throw new MalformedException("points", $"points is a whole number from 1 to {MostPoints}.");
            if (asked is not { } step) return StepFor(to - from, points ?? 300);
            if (step is < 1 or > LongestStep) throw new MalformedException("step", $"step is a number of seconds from 1 to {LongestStep}.");
            if ((to - from).TotalSeconds / step > MostPoints) throw new MalformedException("step", $"That would be more than {MostPoints} points: ask for a longer step or a shorter span.");
            return step;
        }
    }

    private static Point PointOf(long at, Measure measure) =>
        new(IntakeClock.At(at), Round(measure.Min), Round(measure.Average), Round(measure.Max), measure.Count);

    private static string UnitOf(string metric, DeviceType type) => metric switch
    {
        "battery" => "%",
        "signal" => "dBm",
        "temperature" => "°C",
        "online" => "",
        _ => type.Metrics.Find(m => m.Name == metric)?.Unit ?? "",
    };

    /// <summary>Readings are kept with seven digits: more would be the noise of widening them.</summary>
    public static double Round(double value)
    {
        if (value == 0) return value;
        var decimals = 6 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return decimals is >= 0 and <= 15 ? Math.Round(value, decimals) : double.Parse(value.ToString("G7", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
