using Microsoft.Extensions.Logging;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Live;
using Platform.Alerts.OnCall;
using Platform.Alerts.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Twins;

namespace Platform.Alerts.Features;

/// <summary>Changes the record of an alert, and lets its site know who takes care of it.</summary>
internal sealed class AlertChanges(AlertsDb db, Ledger<Alert, AlertEvent> alerts, ITwins<AlertSignal> twins, LiveAlerts live, Escalations escalations, ILogger<AlertChanges> log)
{
    public async Task<Outcome<Alert>> Change(string idOrNumber, int? version, Func<Alert, Decision<AlertEvent>> decide, CancellationToken ct)
    {
        if (await db.Find(idOrNumber, ct) is not { } id) return AlertRefusals.NotFound;
        var outcome = await alerts.Change(id, version, decide, ct);
        if (outcome.Value is { } alert) await Tell([alert], ct);
        return outcome;
    }

    /// <summary>Lets sites, screens and those who are called know of what is committed. What a site misses here it reads from the records when it next comes to life, and who is called next when a step is due.</summary>
    public async Task Tell(IReadOnlyList<Alert> changed, CancellationToken ct)
    {
        live.Note(db.Tenant, changed.Select(a => a.Key));
        try { await TellSites(changed, ct); }
        catch (Exception e) { log.LogWarning(e, "{Count} alerts changed, but their sites or those who are called for them could not be told.", changed.Count); }
    }

    private async Task TellSites(IReadOnlyList<Alert> changed, CancellationToken ct)
    {
        await twins.TellMany(HandlingRows.Signals(changed, db.Call.Now), ct);
        if (changed.Where(a => a.State is AlertState.Open).Select(a => a.Key).ToList() is { Count: > 0 } left) await escalations.Left(db.Tenant, left, ct);
        if (changed.Where(a => a.State is not AlertState.Open).Select(a => a.Key).ToList() is { Count: > 0 } cared) await escalations.Acknowledged(db.Tenant, cared, db.Call.Actor.Value, ct);
    }
}
