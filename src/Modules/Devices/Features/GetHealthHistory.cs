using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts;
using Platform.Devices.Domain;
using Platform.Devices.Storage;
using Platform.Hosting.Http;
using Platform.Hosting.Plans;

namespace Platform.Devices.Features;

/// <summary>How a device's health went over a time: where it stood at the beginning, and each time it moved.</summary>
internal static class GetHealthHistory
{
    /// <summary>In the order of time. A point holds until the next; the last one until the end.</summary>
    public sealed record View(IReadOnlyList<Point> Points);

    /// <summary>Where the health went: no score while unknown, and as reason the signal that cost most.</summary>
    public sealed record Point(DateTimeOffset At, int? Score, Band Band, HealthSignal? Reason);

    public sealed record Query(
        [property: Description("From here; 7 days before the end when left out.")] DateTimeOffset? From,
        [property: Description("Until here; now when left out.")] DateTimeOffset? To,
        [property: Description("How many points at most, 2 to 2000; 500 when left out. Of more, the worst and the last of each span are given.")] int? Limit);

    private sealed record Row(DateTime At, short Band, short? Score, short? Reason);

    private static readonly TimeSpan Usual = TimeSpan.FromDays(7);
    private static readonly DateTimeOffset Earliest = DateTimeOffset.UnixEpoch, Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Map(IEndpointRouteBuilder devices) => devices.MapGet("/{id}/health-history", Get)
        .WithName(nameof(GetHealthHistory)).WithSummary("Get how a device's health went").RequirePermission(DevicesPermissions.Read.Name).RequireFeature(DevicesFeatures.DeviceHealth);

    private static async Task<Results<Ok<View>, ProblemHttpResult>> Get(string id, [AsParameters] Query query, DevicesDb db, CancellationToken ct)
    {
        var to = query.To ?? db.Call.Now;
        var from = query.From ?? (to > Earliest + Usual ? to - Usual : Earliest);
        if (from >= to) throw new MalformedException("from", "from comes before to.");
        if (from < Earliest || to > Latest) throw new MalformedException(from < Earliest ? "from" : "to", "A history lies between 1970 and 2200.");
        if (query.Limit is < 2 or > 2_000) throw new MalformedException("limit", "limit is a whole number from 2 to 2000.");
        if (await db.FindDevice(id, ct) is not { } device) return Problems.Of(DeviceRefusals.NotFound);

        var rows = await Read(db, device.Key, from.UtcDateTime, to.UtcDateTime, query.Limit ?? 500, ct);
        return TypedResults.Ok(new View(rows.ConvertAll(r => new Point(new(r.At, TimeSpan.Zero), r.Score, (Band)r.Band, (HealthSignal?)r.Reason))));
    }

    private static Task<List<Row>> Read(DevicesDb db, Guid device, DateTime from, DateTime to, int most, CancellationToken ct) => db.Database.SqlQuery<Row>($"""
        with points as (
          (select {from} as at, band, score, reason from devices.health_history
           where tenant = {db.Tenant.Value} and device = {device} and at <= {from} order by health_history.at desc limit 1)
          union all
          select at, band, score, reason from devices.health_history where tenant = {db.Tenant.Value} and device = {device} and at > {from} and at < {to}),
        spans as (select *, count(*) over () as points, floor({most / 2} * extract(epoch from at - {from}) / extract(epoch from {to} - {from})) as span from points),
        placed as (
          select *, row_number() over (partition by span order by at desc) as last, row_number() over (partition by span order by band, score, at) as worst from spans)
        select at as "At", band as "Band", score as "Score", reason as "Reason" from placed where points <= {most} or last = 1 or worst = 1 order by at
        """).ToListAsync(ct);
}
