using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Storage;

namespace Platform.Alerts.Triage;

/// <summary>Keeps whether somebody thought an alert worth a page, with what was known and said of it then.</summary>
internal static class Verdicts
{
    /// <summary>Within the caller's transaction; false when that person said so before.</summary>
    public static async Task<bool> Keep(AlertsDb db, TriageModels models, TriageRow judged, bool wasWorthPaging, CancellationToken ct)
    {
        var (key, by) = (judged.AlertId, db.Call.Actor.Value);
        var before = await db.Feedback.AsNoTracking().SingleOrDefaultAsync(f => f.AlertId == key && f.PersonId == by, ct);
        if (before?.WasWorthPaging == wasWorthPaging) return false;
        // Who changes their mind is not asked again by what was known since.
        var (signs, probability) = before is null ? (judged.Signs, (float)(await models.Of(db.Tenant, judged.Model, ct)).Probability(judged.Signs)) : (before.Signs, before.Probability);
        await db.Database.ExecuteSqlAsync($"""
            insert into alerts.feedback (tenant, alert_id, person_id, was_worth_paging, probability, signs, at) values ({db.Tenant.Value}, {key}, {by}, {wasWorthPaging}, {probability}, {signs}, {db.Call.Now})
            on conflict (tenant, alert_id, person_id) do update set was_worth_paging = excluded.was_worth_paging, at = excluded.at
            """, ct);
        return true;
    }
}
