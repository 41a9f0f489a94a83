using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Incidents;
using Platform.Alerts.Storage;
using Platform.Contracts.Sites;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Http.Json;

namespace Platform.Alerts.Features.Incidents;

/// <summary>Which incidents are asked for.</summary>
internal sealed record IncidentQuery
{
    [FromQuery(Name = "filter[state]"), Description("open, mitigated, resolved, reviewed or merged, comma separated; active stands for the first two.")]
    public string? State { get; init; }

    [FromQuery(Name = "filter[siteId]"), Description("A site's id or number; several comma separated.")]
    public string? SiteId { get; init; }

    [FromQuery(Name = "filter[alertId]"), Description("The incident an alert belongs to; the alert's id or number.")]
    public string? AlertId { get; init; }

    [FromQuery(Name = "filter[storm]"), Description("Whether a storm made them, or somebody did.")]
    public bool? Storm { get; init; }

    /// <summary>Those asked for.</summary>
    public async Task<IQueryable<Incident>> Of(string? words, AlertsDb db, ISiteDirectory sites, CancellationToken ct) =>
        (await InAnyState(words, db, sites, ct)).Where(StatesOf() is { } states ? i => states.Contains(i.State) : i => true);

    /// <summary>Those asked for but for their state.</summary>
    public async Task<IQueryable<Incident>> InAnyState(string? words, AlertsDb db, ISiteDirectory sites, CancellationToken ct)
    {
        var incidents = db.Incidents.AsNoTracking();
        if (Words(SiteId) is { } named)
        {
            var places = new List<Guid>();
            foreach (var one in named) places.Add(await sites.Find(db.Call, one, ct) ?? Guid.AllBitsSet); // nobody's site is not no site
            incidents = incidents.Where(i => places.Contains(i.SiteId));
        }

        if (AlertId is { } alertNamed)
        {
            var alert = await db.Find(alertNamed, ct);
            incidents = incidents.Where(i => db.IncidentAlerts.Any(m => m.AlertId == alert && m.IncidentId == i.Key));
        }

        if (Storm is { } storm) incidents = incidents.Where(i => i.NotificationId != null == storm);
        if (words is not { Length: > 0 } text) return incidents;
        return IncidentNumber.TryParse(text, out var number) ? incidents.Where(i => i.Number == number) : incidents.Where(i => EF.Functions.ILike(i.Title, Like.Contains(text), Like.Escape));
    }

    private List<IncidentState>? StatesOf() => Words(State) is not { } words ? null
        : [.. words.SelectMany(word => word == "active" ? [IncidentState.Open, IncidentState.Mitigated] : new[] { EnumWord.Read<IncidentState>(word, "filter[state]") })];

    private static string[]? Words(string? list) => list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words ? words : null;
}
