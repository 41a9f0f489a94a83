using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Devices.Intake;
using Platform.Devices.Storage;
using Platform.Hosting.Http;

namespace Platform.Devices.Features;

/// <summary>What was sent and not kept, by hour and reason, latest first, with the last example of each. Duplicates are among them: acknowledged, and not kept twice.</summary>
internal static class ListDrops
{
    public sealed record View(IReadOnlyList<DropView> Items);

    /// <summary>How much was not kept in the hour that begins at <paramref name="HourAt"/>, and what was wrong with the last of it.</summary>
    public sealed record DropView(DateTimeOffset HourAt, string Reason, long Count, DateTimeOffset LastAt, string Example);

    public sealed record Query(
        [property: Description("From here; a week before the end when left out.")] DateTimeOffset? From,
        [property: Description("Until here; now when left out.")] DateTimeOffset? To);

    private const int Most = 5_000;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static void Map(IEndpointRouteBuilder api) => api.MapGroup("/telemetry/drops").WithTags("Telemetry").ForWholeCompany().MapGet("", Get)
        .WithName(nameof(ListDrops)).WithSummary("List what was sent and not kept").RequirePermission(DevicesPermissions.Read.Name);

    private static async Task<Ok<View>> Get([AsParameters] Query query, DevicesDb db, DropCounts counts, CancellationToken ct)
    {
        await counts.Flush(ct); // what this process has counted until now
        var to = query.To ?? db.Call.Now;
        var from = query.From ?? (to.UtcTicks > Week.Ticks ? to - Week : DateTimeOffset.MinValue);
        if (from >= to) throw new MalformedException("from", "from comes before to.");
        var first = HourOf(from);
        var drops = await db.Drops.AsNoTracking().Where(d => d.HourAt >= first && d.HourAt < to.ToUniversalTime())
            .OrderByDescending(d => d.HourAt).ThenByDescending(d => d.Count).ThenBy(d => d.Reason).Take(Most).ToListAsync(ct);
        return TypedResults.Ok(new View([.. drops.Select(d => new DropView(d.HourAt, d.Reason, d.Count, d.LastAt, d.Example))]));
    }

    private static DateTimeOffset HourOf(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerHour, TimeSpan.Zero);
}
