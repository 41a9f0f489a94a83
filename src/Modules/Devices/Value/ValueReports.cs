using Platform.Contracts.Sites;
using Platform.Devices.Domain.Value;
using Platform.Hosting.Data;

namespace Platform.Devices.Value;

/// <summary>Makes reports of value, as far as the caller may see.</summary>
internal sealed class ValueReports(Databases databases, ISiteDirectory sites, Call call)
{
    public async Task<ValueReportView> Of(ValueQuery query, CancellationToken ct)
    {
        var scope = await ScopeOf(query, ct);
        await using var connection = await databases.OpenFor(call.Tenant, ct);
        var reliability = await ReliabilityRecords.Read(connection, scope, ct);
        var care = await ValueRecords.Care(connection, scope, reliability.Warnings, ct);
        var types = await ValueRecords.Types(connection, call.Tenant, ct);
        var inUse = await ValueRecords.InUse(connection, scope, ct);
        var siteNames = await sites.Names(call, [.. reliability.Sites.Keys], ct);
        return new(scope.From, scope.To, ReliabilityView.Of(reliability.Total),
            [.. reliability.Days.Select(d => new UptimeDay(d.Day, ReliabilityView.Percent(d.UptimePercent)))],
            Rows(reliability.Sites, siteNames), Rows(reliability.Types, types.ToDictionary(t => t.Key, t => t.Value.Name)),
            DowntimeAvoidedView.Of(DowntimeAvoided.Of(reliability.Warnings, care, reliability.EndedOutages)),
            ReplacementsView.Of(DateOnly.FromDateTime(call.Now.UtcDateTime), inUse, types));
    }

    private static IReadOnlyList<ReliabilityRow> Rows(IReadOnlyDictionary<Guid, Reliability> of, IReadOnlyDictionary<Guid, string> names) =>
    [
        .. of.Select(r => new ReliabilityRow(r.Key, names.GetValueOrDefault(r.Key) ?? "", ReliabilityView.Of(r.Value)))
            .OrderBy(r => r.Reliability.UptimePercent).ThenBy(r => r.Name, StringComparer.OrdinalIgnoreCase),
    ];

    private async Task<ReportScope> ScopeOf(ValueQuery query, CancellationToken ct)
    {
        var (from, to) = query.Span(call.Now);
        Guid[]? some = call.Sites.IsAll ? null : [.. call.Sites.Ids];
        if (query.SiteId is { Length: > 0 } named) some = await sites.Find(call, named, ct) is { } site ? [site] : [];
        return new(call.Tenant, from, to, some, query.TypeId);
    }
}
