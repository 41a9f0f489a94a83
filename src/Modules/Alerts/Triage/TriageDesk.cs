using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Domain.Triage;
using Platform.Alerts.Storage;
using Platform.Contracts.Devices;
using Platform.Contracts.Sites;

namespace Platform.Alerts.Triage;

/// <summary>An alert as triage looks at it, and how many others were hidden behind it then.</summary>
internal sealed record TriagedAlert(Guid Key, Guid SiteId, int Folded, TriageFacts Facts);

/// <summary>Finds out what the priorities of alerts rest on, for many at once.</summary>
internal sealed class TriageDesk(ISiteDirectory sites, IDeviceDirectory devices, PastOutcomes pasts)
{
    private const int DayBegins = 7, DayEnds = 19;

    public async Task<IReadOnlyList<TriagedAlert>> Look(AlertsDb db, TriageRules rules, IReadOnlyCollection<Guid> keys, CancellationToken ct)
    {
        var alerts = await db.Alerts.AsNoTracking().Where(a => keys.Contains(a.Key))
            .Select(a => new { a.Key, a.SiteId, a.Name, a.Severity, a.Type, a.Device, a.RecurrenceCount, a.IsFlapping }).ToListAsync(ct);
        var folded = await db.Suppressions.AsNoTracking().Where(s => s.Until == null && s.ById != null && keys.Contains(s.ById.Value) && (s.Kind == SuppressionKind.Folded || s.Kind == SuppressionKind.Inhibited))
            .GroupBy(s => s.ById!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var named = alerts.Select(a => DeviceOf(a.Device)).OfType<Guid>().Distinct().ToList();
        var traits = named.Count == 0 ? new Dictionary<Guid, DeviceTraits>() : await devices.Traits(db.Call, named, ct);
        var hours = await sites.Hours(db.Call, [.. alerts.Select(a => a.SiteId).Where(site => site != Guid.Empty).Distinct()], db.Call.Now, ct);
        var past = await pasts.Of(db.Tenant, ct);
        return [.. alerts.Select(a => new TriagedAlert(a.Key, a.SiteId, folded.GetValueOrDefault(a.Key), Facts(a.Name, a.Severity, a.Type, a.Device, a.SiteId) with
        {
            Recurrences = a.RecurrenceCount, IsFlapping = a.IsFlapping, Behind = Math.Max(folded.GetValueOrDefault(a.Key), Traits(a.Device)?.Behind ?? 0),
        }))];

        TriageFacts Facts(string name, string severity, string type, string? device, Guid site) => new()
        {
            Severity = Severities.Rank(severity), Type = type, Asset = Traits(device) is { } t ? rules.ImportanceOf(t.Type, t.Tags) : Importance.Normal, Site = rules.ImportanceOf(site),
            IsOutsideHours = hours.TryGetValue(site, out var hour) && IsOutside(hour), Past = past.GetValueOrDefault((name, type)),
        };

        DeviceTraits? Traits(string? device) => DeviceOf(device) is { } id ? traits.GetValueOrDefault(id) : null;
    }

    // Where a site has no hours, they are those of most.
    private static bool IsOutside(SiteHour hour) =>
        !(hour.IsOpen ?? (hour.LocalTime.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && hour.LocalTime.Hour is >= DayBegins and < DayEnds));

    private static Guid? DeviceOf(string? device) => Guid.TryParse(device, out var id) ? id : null;
}
