using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Rules;
using Platform.Alerts.Live;
using Platform.Alerts.Storage;
using Platform.Hosting.Data;

namespace Platform.Alerts.Features;

/// <summary>Keeps silences, and lets every site know. Whoever is limited to some sites silences nothing: a silence holds for all.</summary>
internal sealed class SilenceChanges(AlertsDb db, Ledger<KeptSilence, SilenceEvent> silences, RuleChanges changes)
{
    public static readonly Refusal LimitedToSites = Refusal.Invalid("silence.limited-to-sites", "A silence holds for all sites; your access is limited to some.");

    /// <summary>A new silence or, with an id, that one as it is wished. What cannot be changed any more ends, and another begins: what was silenced stays silenced by what silenced it.</summary>
    public Task<Outcome<KeptSilence>> Keep(string? id, SilenceDecisions.Wish wish, CancellationToken ct) => Telling(() => string.IsNullOrEmpty(id) ? Begin(wish, ct) : Change(id, wish, ct), ct);

    public Task<Outcome<KeptSilence>> End(string id, CancellationToken ct) => Telling(async () => Guid.TryParse(id, out var key)
        ? await silences.Change(key, null, silence => SilenceDecisions.Expire(silence, withItsAlerts: false, db.Call.Now), ct) : SilenceRefusals.NotFound, ct);

    private async Task<Outcome<KeptSilence>> Change(string id, SilenceDecisions.Wish wish, CancellationToken ct)
    {
        var now = db.Call.Now;
        if (!Guid.TryParse(id, out var key) || await db.Silences.AsNoTracking().SingleOrDefaultAsync(s => s.Key == key, ct) is not { } known) return SilenceRefusals.NotFound;
        if (SilenceDecisions.MayChange(known, wish, now)) return await silences.Change(key, null, silence => SilenceDecisions.Change(silence, wish, now), ct);
        if (SilenceDecisions.WhyNot(wish, now) is { } refusal) return refusal;
        if (known.EndsAt > now) await silences.Change(key, null, silence => SilenceDecisions.Expire(silence, withItsAlerts: false, now), ct);
        return await Begin(wish, ct);
    }

    private Task<Outcome<KeptSilence>> Begin(SilenceDecisions.Wish wish, CancellationToken ct) => silences.Begin(SilenceDecisions.Create(Guid.CreateVersion7(db.Call.Now), db.Tenant, wish, db.Call.Now), ct);

    private async Task<Outcome<KeptSilence>> Telling(Func<Task<Outcome<KeptSilence>>> change, CancellationToken ct)
    {
        if (!db.Call.Sites.IsAll) return LimitedToSites;
        var outcome = await change();
        if (outcome.Value is not null) await changes.Tell(ct);
        return outcome;
    }
}
