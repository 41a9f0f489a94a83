using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Sources.Records;
using Platform.Alerts.Storage;
using Platform.Hosting.Data;

namespace Platform.Alerts.Sources.Intake;

/// <summary>Notes what a source said and what came of it: what its fingerprints mean, how much it sent, and its last payloads.</summary>
internal static class SourceNotes
{
    public static async Task Write(AlertsDb db, Guid source, IReadOnlyDictionary<string, LabelSet?> heard, SourceAnswer answer, string body, CancellationToken ct)
    {
        var (tenant, now) = (db.Tenant.Value, db.Call.Now);
        if (heard.Count > 0) await Write(db, source, heard, ct);
        var refusal = answer.Refused.Count > 0 ? answer.Refused[0].Detail : null;
        await db.Database.ExecuteSqlAsync($"""
            insert into alerts.alert_source_uses as u (tenant, id, last_heard_at, accepted, ignored, refused, last_refused_at, last_refusal)
            values ({tenant}, {source}, {now}, {answer.Accepted}, {answer.Ignored}, {answer.Refused.Count}, {(refusal is null ? null : (DateTimeOffset?)now)}, {refusal})
            on conflict (tenant, id) do update set last_heard_at = greatest(u.last_heard_at, excluded.last_heard_at), accepted = u.accepted + excluded.accepted, ignored = u.ignored + excluded.ignored,
              refused = u.refused + excluded.refused, last_refused_at = coalesce(excluded.last_refused_at, u.last_refused_at), last_refusal = coalesce(excluded.last_refusal, u.last_refusal)
            """, ct);
        var refused = JsonSerializer.Serialize(answer.Refused.Take(100), JournalEntry.Json);
        await db.Database.ExecuteSqlAsync($"""
            insert into alerts.source_payloads (tenant, id, source_id, received_at, body, accepted, ignored, refused)
            values ({tenant}, {Guid.CreateVersion7(now)}, {source}, {now}, {body}, {answer.Accepted}, {answer.Ignored}, {refused}::jsonb)
            """, ct);
        await db.Database.ExecuteSqlAsync($"""
            delete from alerts.source_payloads where tenant = {tenant} and source_id = {source}
              and id < (select id from alerts.source_payloads where tenant = {tenant} and source_id = {source} order by id desc offset {ReceivedPayload.Most - 1} limit 1)
            """, ct);
    }

    private static async Task Write(AlertsDb db, Guid source, IReadOnlyDictionary<string, LabelSet?> heard, CancellationToken ct)
    {
        var over = heard.Where(h => h.Value is null).Select(h => h.Key).ToArray();
        if (over.Length > 0) await db.HeardAlerts.Where(h => h.SourceId == source && over.Contains(h.Fingerprint)).ExecuteDeleteAsync(ct);
        var (tenant, now, going) = (db.Tenant.Value, db.Call.Now, heard.Where(h => h.Value is not null).ToList());
        if (going.Count == 0) return;
        var (fingerprints, labels) = (going.Select(h => h.Key).ToArray(), going.Select(h => JsonSerializer.Serialize(h.Value, JournalEntry.Json)).ToArray());
        await db.Database.ExecuteSqlAsync($"""
            insert into alerts.heard_alerts (tenant, source_id, fingerprint, labels, heard_at) select {tenant}, {source}, f, l::jsonb, {now} from unnest({fingerprints}, {labels}) n(f, l)
            on conflict (tenant, source_id, fingerprint) do update set labels = excluded.labels, heard_at = excluded.heard_at
            """, ct);
    }
}
