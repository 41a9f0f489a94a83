using Microsoft.EntityFrameworkCore;
using Platform.Calendars;
using Platform.Contracts.Sites;
using Platform.Tickets.Domain.Sla;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features.Reports;

/// <summary>Counts how promises were kept, from what became of each clock (<see cref="SlaResult"/>), as far as the caller may see its ticket.</summary>
internal sealed class SlaReports(TicketsDb db, SlaBooks books, TicketNames names, ISiteDirectory directory)
{
    /// <summary>The report, or why there is none. More groups than this are left out.</summary>
    public async Task<Outcome<SlaReportView>> Of(SlaReportQuery query, int mostGroups, CancellationToken ct)
    {
        Guid[]? sites = db.Call.Sites.IsAll ? null : [.. db.Call.Sites.Ids];
        if (query.SiteId is { Length: > 0 } named)
        {
            if (await directory.Find(db.Call, named, ct) is not { } site) return SlaRefusals.UnknownSite;
            sites = [site];
        }

        var (by, zone) = (query.Grouping, query.Zone((await books.Of(db)).Zone));
        var (from, to) = query.Days(LocalDay.Of(db.Call.Now, zone));
        var dates = Enumerable.Range(from.DayNumber, to.DayNumber - from.DayNumber + 2).Select(DateOnly.FromDayNumber).ToArray();
        var edges = dates.Select(date => LocalDay.BeginningOf(date, zone)).ToArray();

        var rows = await Groups(by, edges[0], edges[^1], sites).ToListAsync(ct);
        var days = (await Days(edges, sites).ToListAsync(ct)).ToDictionary(d => d.Day);
        var groups = rows.Where(r => !r.IsAll).GroupBy(r => r.Id?.ToString() ?? r.Name).Select(g => Figures(g.Key, g)).OrderByDescending(g => g.Kept + g.Breached).ThenBy(g => g.Key, StringComparer.Ordinal).Take(mostGroups);
        var known = await Names(by, [.. groups], ct);
        return new SlaReportView(from, to, zone.Id, by, Figures(null, rows.Where(r => r.IsAll)), known,
            [.. dates.SkipLast(1).Select((date, i) => days.TryGetValue(i + 1, out var day) ? new SlaDay(date, day.Kept, day.Breached) : new(date, 0, 0))]);
    }

    private IQueryable<GroupRow> Groups(SlaGrouping by, DateTimeOffset from, DateTimeOffset to, Guid[]? sites) => db.Database.SqlQuery<GroupRow>($"""
        select grouping(id) = 1 as "IsAll", id as "Id", name as "Name", clock as "Clock", (count(*) filter (where is_kept))::int as "Kept", (count(*) filter (where not is_kept))::int as "Breached",
          percentile_disc(0.5) within group (order by spent_seconds) as "Median", percentile_disc(0.9) within group (order by spent_seconds) as "NineOfTen"
        from (select clock, is_kept, spent_seconds, case {(int)by} when 0 then team_id when 1 then nullif(site_id, {Guid.Empty}) end as id, case {(int)by} when 2 then customer end as name
          from tickets.sla_results where tenant = {db.Tenant.Value} and decided_at >= {from} and decided_at < {to} and ({sites}::uuid[] is null or site_id = any({sites}::uuid[]))) r
        group by grouping sets ((clock), (clock, id, name))
        """);

    private IQueryable<DayRow> Days(DateTimeOffset[] edges, Guid[]? sites) => db.Database.SqlQuery<DayRow>($"""
        select width_bucket(decided_at, {edges}) as "Day", (count(*) filter (where is_kept))::int as "Kept", (count(*) filter (where not is_kept))::int as "Breached"
        from tickets.sla_results where tenant = {db.Tenant.Value} and decided_at >= {edges[0]} and decided_at < {edges[^1]} and ({sites}::uuid[] is null or site_id = any({sites}::uuid[]))
        group by 1
        """);

    private async Task<IReadOnlyList<SlaFigures>> Names(SlaGrouping by, IReadOnlyList<SlaFigures> groups, CancellationToken ct)
    {
        if (by is SlaGrouping.Customer) return [.. groups.Select(g => g with { Name = g.Key })];
        var found = new List<SlaFigures>(groups.Count);
        var site = by is SlaGrouping.Site ? await names.Sites(db.Tenant, groups.Select(g => g.Key).OfType<string>().Select(Guid.Parse), ct) : null;
        foreach (var group in groups)
            found.Add(group.Key is not { } key ? group : group with { Name = site is null ? await names.Team(db.Tenant, Guid.Parse(key), ct) : site(Guid.Parse(key)) });
        return found;
    }

    private static SlaFigures Figures(string? key, IEnumerable<GroupRow> rows)
    {
        var clocks = rows.OrderBy(r => r.Clock).Select(r => new SlaClockFigures(
            (ClockKind)r.Clock, r.Kept, r.Breached, Share(r.Kept, r.Breached), Seconds(r.Median), Seconds(r.NineOfTen))).ToList();
        var (kept, breached) = (clocks.Sum(c => c.Kept), clocks.Sum(c => c.Breached));
        return new(key, null, kept, breached, Share(kept, breached), clocks);
    }

    private static double? Share(int kept, int breached) => kept + breached == 0 ? null : Math.Round((double)kept / (kept + breached), 4);

    private static TimeSpan? Seconds(int? seconds) => seconds is { } known ? TimeSpan.FromSeconds(known) : null;

    private sealed record GroupRow(bool IsAll, Guid? Id, string? Name, short Clock, int Kept, int Breached, int? Median, int? NineOfTen);

    private sealed record DayRow(int Day, int Kept, int Breached);
}
