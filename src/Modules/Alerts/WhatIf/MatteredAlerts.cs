using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Live;
using Platform.Alerts.Storage;
using Platform.Twins;

namespace Platform.Alerts.WhatIf;

/// <summary>The alerts of a time that somebody did something about, and what was done when: a replay hears of it at the same moments.</summary>
internal sealed class MatteredAlerts
{
    private const int Most = 20_000, Piece = 1_000;

    private readonly Dictionary<Guid, Alert> _byId = [];
    private readonly ILookup<(Guid Site, LabelSet Labels), Alert> _byLabels;
    private readonly ILookup<Guid, (DateTimeOffset At, AlertHandled Signal)> _handled;

    private MatteredAlerts(List<Alert> alerts, IEnumerable<(Guid Site, DateTimeOffset At, AlertHandled Signal)> handled)
    {
        foreach (var alert in alerts) _byId[alert.Key] = alert;
        _byLabels = alerts.ToLookup(a => (a.SiteId, LabelSet.Of(a.Labels)));
        _handled = handled.ToLookup(h => h.Site, h => (h.At, h.Signal));
    }

    public static async Task<MatteredAlerts> Of(AlertsDb db, DateTimeOffset from, CancellationToken ct)
    {
        var alerts = await db.Alerts.AsNoTracking()
            .Where(a => (a.OpenedAt >= from || a.TurnedAt >= from) && (a.AcknowledgedBy != null || a.ResolvedBy != null || a.SnoozedUntil != null || a.CommentCount > 0 || a.TicketId != null || db.IncidentAlerts.Any(m => m.AlertId == a.Key)))
            .OrderByDescending(a => a.OpenedAt).Take(Most).ToListAsync(ct);
        var handled = new List<(Guid, DateTimeOffset, AlertHandled)>();
        foreach (var piece in alerts.Chunk(Piece))
        {
            var keys = piece.Select(a => a.Key).ToList();
            var entries = await db.Journal.AsNoTracking().Where(e => e.StreamKind == Alert.Kind && keys.Contains(e.StreamId)).OrderBy(e => e.StreamId).ThenBy(e => e.Version).ToListAsync(ct);
            foreach (var stream in entries.GroupBy(e => e.StreamId))
            {
                Alert? alert = null;
                Handling? before = null;
                foreach (var entry in stream)
                {
                    alert = Alert.Evolve(alert, entry.Read<AlertEvent>());
                    if (HandlingRows.Of(alert) is var now && now != before) handled.Add((alert.SiteId, entry.At, new(alert.Key, before = now, entry.At)));
                }
            }
        }

        return new(alerts, handled);
    }

    /// <summary>What was done about alerts of a site, in order.</summary>
    public IReadOnlyList<(DateTimeOffset At, AlertHandled Signal)> Handled(Guid site) => [.. _handled[site].OrderBy(h => h.At)];

    /// <summary>The record of an alert that mattered; one that went on already when the replay began is known by its labels.</summary>
    public Alert? Find(TwinKey site, LiveAlert alert, DateTimeOffset from) =>
        _byId.GetValueOrDefault(alert.Id) ?? _byLabels[(site.Id, alert.Labels)].FirstOrDefault(a => a.OpenedAt < from && !(a.ResolvedAt < alert.FiredAt));
}
