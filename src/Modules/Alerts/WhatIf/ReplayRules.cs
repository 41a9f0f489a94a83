using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Domain.Rules;
using Platform.Alerts.Domain.WhatIf;
using Platform.Alerts.Intake;
using Platform.Alerts.Storage;
using Platform.Hosting.Data;
using Platform.Twins;

namespace Platform.Alerts.WhatIf;

/// <summary>How much of the past a what-if may go through, and for how long.</summary>
internal sealed record ReplayBudget(long Reports, TimeSpan Time)
{
    /// <summary>While somebody waits.</summary>
    public static readonly ReplayBudget AtOnce = new(50_000, TimeSpan.FromSeconds(10));

    /// <summary>In the background.</summary>
    public static readonly ReplayBudget Long = new(20_000_000, TimeSpan.FromMinutes(5));
}

/// <summary>Goes through what a company received, site by site: by the rules as they were, and with a draft beside it.</summary>
internal sealed class ReplayRules(AlertsDb db, Databases databases, TimeProvider time)
{
    private const int MostListed = 100;

    private const string Sites = "select site, sum(reports)::bigint from alerts.received where tenant = $1 and received_at >= $2 and received_at < $3 group by site order by 2, 1";

    private const string Rows = "select lane, position, received_at, data from alerts.received where tenant = $1 and site = $2 and received_at >= $3 and received_at < $4 order by received_at, lane, position";

    /// <summary>How many reports there are to go through.</summary>
    public async Task<long> Count(DateTimeOffset from, DateTimeOffset until, CancellationToken ct) => (await SitesOf(from, until, ct)).Sum(s => s.Reports);

    public async Task<WhatIfFigures> Run(RuleDraft draft, DateTimeOffset from, DateTimeOffset until, ReplayBudget budget, Func<double, Task> report, CancellationToken ct)
    {
        var (sites, began) = (await SitesOf(from, until, ct), time.GetTimestamp());
        var then = await Book(from, ct);
        var (was, wished) = (draft.Instead(then), draft.In(then, from, until));
        var mattered = await MatteredAlerts.Of(db, from, ct);
        var (differences, reports, cut) = (new List<(TwinKey Site, WhatIfDifference Is)>(), 0L, (string?)null);
        await using var connection = await databases.OpenFor(db.Tenant, ct);
        foreach (var (site, count) in sites)
        {
            cut = reports + count > budget.Reports ? "reports" : time.GetElapsedTime(began) > budget.Time ? "time" : null;
            if (cut is not null) break;
            var key = new TwinKey(db.Tenant, site);
            if (await Replay(connection, key, then, was, wished, mattered, from, until, began, budget, ct) is not { } difference)
            {
                cut = "time";
                break;
            }

            differences.Add((key, difference));
            await report((reports += count) / (double)sites.Sum(s => s.Reports));
        }

        return Figures(differences, mattered, from, until, reports, sites.Count, cut);
    }

    // The log and what people did, in the order of time. Nothing when there is no time left.
    private async Task<WhatIfDifference?> Replay(
        NpgsqlConnection connection, TwinKey key, RuleBook then, RuleBook was, RuleBook wished, MatteredAlerts mattered, DateTimeOffset from, DateTimeOffset until, long began, ReplayBudget budget, CancellationToken ct)
    {
        var (one, other, handled, next) = (new ReplayedSite(key, was, then), new ReplayedSite(key, wished, then), mattered.Handled(key.Id), 0);
        await using var read = new NpgsqlCommand(Rows, connection);
        read.Parameters.Add(new() { Value = key.Tenant.Value });
        read.Parameters.Add(new() { Value = key.Id });
        read.Parameters.Add(new() { Value = from.UtcDateTime });
        read.Parameters.Add(new() { Value = until.UtcDateTime });
        await using (var rows = await read.ExecuteReaderAsync(ct))
        {
            while (await rows.ReadAsync(ct))
            {
                var at = rows.GetFieldValue<DateTimeOffset>(2);
                for (; next < handled.Count && handled[next].At <= at; next++) Hear(handled[next].Signal, handled[next].At);
                Hear(new AlertsReported(new(rows.GetInt32(0), rows.GetInt64(1)), at, ReportFormat.Read(rows.GetFieldValue<byte[]>(3))), at);
                if (time.GetElapsedTime(began) > budget.Time) return null;
            }
        }

        for (; next < handled.Count && handled[next].At < until; next++) Hear(handled[next].Signal, handled[next].At);
        one.End(until);
        other.End(until);
        return WhatIfDifference.Between(one, other);

        void Hear(AlertSignal signal, DateTimeOffset at)
        {
            one.Hear(signal, at);
            other.Hear(signal, at);
        }
    }

    private static WhatIfFigures Figures(List<(TwinKey Site, WhatIfDifference Is)> sites, MatteredAlerts mattered, DateTimeOffset from, DateTimeOffset until, long reports, int all, string? cut)
    {
        var hidden = sites.SelectMany(s => s.Is.Hidden.Select(a => mattered.Find(s.Site, a, from))).OfType<Alert>().DistinctBy(a => a.Key).OrderByDescending(a => a.Priority).ThenBy(a => a.Number).ToList();
        return new(
            from, until, reports, all, sites.Count, cut, sites.Sum(s => s.Is.AsItWas), sites.Sum(s => s.Is.AsWished), sites.Sum(s => s.Is.Avoided), sites.Sum(s => s.Is.Added),
            sites.Sum(s => s.Is.Hidden.Count), sites.Sum(s => s.Is.Shown.Count), hidden.Count,
            [.. hidden.Take(MostListed).Select(a => new HiddenAlert(a.Key, AlertNumber.Of(a.Number), a.Name, a.SiteId == Guid.Empty ? null : a.SiteId, a.Priority) { Severity = a.Severity, OpenedAt = a.OpenedAt, Deeds = Deeds(a) })])
        {
            Days = [.. Days([.. sites.SelectMany(s => s.Is.TimesAsItWas)], [.. sites.SelectMany(s => s.Is.TimesAsWished)], from, until)],
        };
    }

    private static IEnumerable<WhatIfDay> Days(IReadOnlyList<DateTimeOffset> was, IReadOnlyList<DateTimeOffset> wished, DateTimeOffset from, DateTimeOffset until)
    {
        var (one, other) = (was.CountBy(Day).ToDictionary(), wished.CountBy(Day).ToDictionary());
        for (var day = Day(from); day <= Day(until); day = day.AddDays(1)) yield return new(day, one.GetValueOrDefault(day), other.GetValueOrDefault(day));

        static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
    }

    // Whatever else made it matter, it was made an incident of.
    private static List<string> Deeds(Alert alert)
    {
        List<string> deeds = [];
        if (alert.AcknowledgedBy is not null) deeds.Add("acknowledged");
        if (alert.ResolvedBy is not null) deeds.Add("resolved");
        if (alert.CommentCount > 0) deeds.Add("commented");
        if (alert.SnoozedUntil is not null) deeds.Add("snoozed");
        if (alert.TicketId is not null) deeds.Add("ticket");
        return deeds.Count > 0 ? deeds : ["incident"];
    }

    // What held then: silences that are long over too.
    private async Task<RuleBook> Book(DateTimeOffset from, CancellationToken ct)
    {
        var silences = await db.Silences.AsNoTracking().Where(s => s.EndsAt > from).OrderBy(s => s.StartsAt).ThenBy(s => s.Key).ToListAsync(ct);
        var policy = await db.Policies.AsNoTracking().SingleOrDefaultAsync(p => p.Key == db.Tenant.Value, ct);
        return new(policy?.Policies ?? [AlertPolicy.Usual], [.. silences.Select(s => s.Silence())]);
    }

    private async Task<List<(Guid Site, long Reports)>> SitesOf(DateTimeOffset from, DateTimeOffset until, CancellationToken ct)
    {
        await using var connection = await databases.OpenFor(db.Tenant, ct);
        await using var read = new NpgsqlCommand(Sites, connection) { Parameters = { new() { Value = db.Tenant.Value }, new() { Value = from.UtcDateTime }, new() { Value = until.UtcDateTime } } };
        await using var rows = await read.ExecuteReaderAsync(ct);
        var sites = new List<(Guid, long)>();
        while (await rows.ReadAsync(ct)) sites.Add((rows.GetGuid(0), rows.GetInt64(1)));
        return sites;
    }
}
