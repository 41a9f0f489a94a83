using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Effectiveness;
using Platform.Alerts.Storage;
using Platform.Contracts.Devices;
using Platform.Contracts.Sites;
using Platform.Hosting.Http.Json;

namespace Platform.Alerts.Features.Effectiveness;

/// <summary>The alerts people were spared that they should not have been: a rule hid them, and somebody took care of them afterwards.</summary>
internal static class ListFalseSuppressions
{
    private const int Most = 100;

    private const string Rows = $"""
        select s.alert_id as "AlertId", s.kind as "Kind", s.by_id as "ById", s.by_name as "ByName", s.since as "Since", s.until as "Until", s.count as "Count",
          (select min(i.added_at) from alerts.incident_alerts i where i.tenant = s.tenant and i.alert_id = s.alert_id and i.added_at > s.since) as "IncidentAt"
        from alerts.suppressions s join alerts.alerts a on a.tenant = s.tenant and a.key = s.alert_id
        where s.tenant = @tenant and s.since >= @since and s.since < @until and (@site::uuid is null or a.site_id = @site) and {FalseSuppression.IsByRule} and {FalseSuppression.IsSo}
        order by s.since desc limit @most
        """;

    /// <summary>From when until when a rule hid the alert, and what somebody did about it first, in spite of that.</summary>
    public sealed record FalseSuppressionView(
        AlertLine Line, string Kind, Guid? ById, string By, DateTimeOffset Since, DateTimeOffset? Until, [property: Description("How often it came meanwhile.")] int Count,
        [property: Description("acknowledged, resolved, incident or escalated.")] string Deed, DateTimeOffset DoneAt);

    public sealed record FalseSuppressionsView([property: Description("The latest first, 100 at most.")] IReadOnlyList<FalseSuppressionView> Items);

    private sealed record Row(Guid AlertId, short Kind, Guid? ById, string ByName, DateTimeOffset Since, DateTimeOffset? Until, int Count, DateTimeOffset? IncidentAt);

    public static void Map(IEndpointRouteBuilder alerts) => alerts.MapGet("/false-suppressions", Get)
        .WithName(nameof(ListFalseSuppressions)).WithSummary("List alerts people should have been told of");

    private static async Task<Ok<FalseSuppressionsView>> Get([AsParameters] EffectivenessQuery query, AlertsDb db, ISiteDirectory sites, IDeviceDirectory devices, AlertLines lines, CancellationToken ct)
    {
        var (since, until, site) = await query.Of(db.Call, sites, ct);
        var rows = await db.Database.SqlQueryRaw<Row>(
            Rows, new NpgsqlParameter("tenant", db.Tenant.Value), new NpgsqlParameter("since", since.UtcDateTime), new NpgsqlParameter("until", until.UtcDateTime),
            new NpgsqlParameter("site", NpgsqlDbType.Uuid) { Value = (object?)site ?? DBNull.Value }, new NpgsqlParameter("most", Most)).ToListAsync(ct);
        var ids = rows.Select(r => r.AlertId).Distinct().ToList();
        var alerts = await db.Alerts.AsNoTracking().Where(a => ids.Contains(a.Key)).ToListAsync(ct);
        var byId = alerts.Zip(await lines.Of(alerts, ct)).ToDictionary(p => p.First.Key, p => (Alert: p.First, Line: p.Second));
        var names = await devices.Names(db.Call, [.. rows.Select(r => Guid.TryParse(r.ByName, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct()], ct);
        return TypedResults.Ok(new FalseSuppressionsView([.. rows.Where(r => byId.ContainsKey(r.AlertId)).Select(r =>
        {
            var (deed, at) = First(r, byId[r.AlertId].Alert);
            return new FalseSuppressionView(
                byId[r.AlertId].Line, EnumWord.Of((SuppressionKind)r.Kind), r.ById, Guid.TryParse(r.ByName, out var device) ? names.GetValueOrDefault(device, r.ByName) : r.ByName, r.Since, r.Until, r.Count, deed, at);
        })]));
    }

    private static (string Deed, DateTimeOffset At) First(Row row, Alert alert) => new (string Deed, DateTimeOffset? At)[]
        {
            ("acknowledged", alert.AcknowledgedAt), ("incident", row.IncidentAt), ("resolved", alert.ResolvedBy is null ? null : alert.ResolvedAt), ("escalated", alert.EscalatedAt),
        }.Where(d => d.At > row.Since).Select(d => (d.Deed, d.At!.Value)).MinBy(d => d.Value);
}
