using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Domain.Triage;
using Platform.Alerts.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;

namespace Platform.Alerts.Triage;

/// <summary>Judges how urgent alerts are, keeps that beside them, and lets follow what has to follow. Nobody who sends an alert waits for it.</summary>
internal sealed class TriageAlerts(IServiceProvider services, Databases databases, TriageDesk desk, TriageModels models, TimeProvider time)
{
    private const int Piece = 1_000, ChangesAtATime = 200;

    // What was judged later stays.
    private const string Keep = """
        with judged as (
          insert into alerts.triage as t (tenant, alert_id, priority, signs, folded, model, judged_at)
          select $1, n.id, n.priority, ($5::real[])[(n.place - 1) * $6 + 1 : n.place * $6], n.folded, $7, $8
          from unnest($2, $3, $4) with ordinality n(id, priority, folded, place)
          on conflict (tenant, alert_id) do update set priority = excluded.priority, signs = excluded.signs, folded = excluded.folded, model = excluded.model, judged_at = excluded.judged_at
          where t.judged_at <= excluded.judged_at
          returning alert_id, priority)
        update alerts.alerts a set priority = j.priority from judged j where a.tenant = $1 and a.key = j.alert_id and a.priority <> j.priority
        """;

    public async Task Of(TenantId tenant, IReadOnlyCollection<Guid> keys, CancellationToken ct)
    {
        foreach (var piece in keys.Chunk(Piece)) await Judge(tenant, piece, ct);
    }

    private async Task Judge(TenantId tenant, Guid[] keys, CancellationToken ct)
    {
        await using var scope = services.CreateScopeFor(new(tenant, ActorId.Platform, time.GetUtcNow()));
        var db = scope.ServiceProvider.GetRequiredService<AlertsDb>();
        var rules = await db.TriageRules.AsNoTracking().SingleOrDefaultAsync(ct) ?? TriageRules.None(tenant);
        var model = await models.Latest(tenant, ct);
        var judged = (await desk.Look(db, rules, keys, ct)).Select(alert => (Alert: alert, Signs: TriageSigns.Read(alert.Facts))).Select(a => (a.Alert, a.Signs, Score: TriageScore.Of(model, a.Signs))).ToList();
        if (judged.Count == 0) return;

        await using var keep = databases.System.CreateCommand(Keep);
        keep.Parameters.AddRange(new NpgsqlParameter[]
        {
            new() { Value = tenant.Value }, new() { Value = judged.Select(j => j.Alert.Key).ToArray() }, new() { Value = judged.Select(j => j.Score.Priority).ToArray() },
            new() { Value = judged.Select(j => j.Alert.Folded).ToArray() }, new() { Value = judged.SelectMany(j => j.Signs).ToArray() }, new() { Value = TriageSigns.Count },
            new() { Value = model.Version }, new() { Value = db.Call.Now.UtcDateTime },
        });
        await keep.ExecuteNonQueryAsync(ct);

        var urgent = judged.Where(j => j.Score.Priority >= TriageScore.Route).ToDictionary(j => j.Alert.Key, j => j.Score.Priority);
        if (urgent.Count == 0) return;
        var ledger = scope.ServiceProvider.GetRequiredService<Ledger<Alert, AlertEvent>>();
        foreach (var piece in urgent.Keys.Chunk(ChangesAtATime))
        {
            await ledger.ChangeMany(piece, alert => TriageDecisions.Follow(alert, urgent[alert.Key], rules, db.Call.Now), ct);
            db.ChangeTracker.Clear();
        }
    }
}
