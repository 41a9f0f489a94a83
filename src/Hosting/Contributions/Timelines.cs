using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Privacy;

namespace Platform.Hosting.Contributions;

/// <summary>What happened to one record, latest first, told for people.</summary>
public sealed record TimelineView(IReadOnlyList<TimelineItem> Items);

/// <summary>One entry: what (the event's name), a sentence, who, when.</summary>
public sealed record TimelineItem(DateTimeOffset At, string Kind, string Text, TimelineActor? Actor);

/// <summary>A person or an API key; the platform's own doing has no actor.</summary>
public sealed record TimelineActor(Guid Id, string? Name);

/// <summary>The names of people and API keys, for whoever tells what they did.</summary>
public interface IActorNames
{
    Task<IReadOnlyDictionary<Guid, string>> Of(TenantId tenant, IReadOnlyCollection<Guid> actors, CancellationToken ct);
}

/// <summary>Reads a record's past from the journal and lets the module's narrator tell it.</summary>
public sealed class Timelines(IEnumerable<INarrator> narrators, IActorNames names, JournalSeals seals)
{
    private const int Most = 200;

    public async Task<TimelineView> Of(ModuleDb db, string kind, Guid id, CancellationToken ct) => await Tell(
        db, await db.Journal.AsNoTracking().Where(e => e.StreamKind == kind && e.StreamId == id).OrderByDescending(e => e.Version).Take(Most).ToListAsync(ct), ct);

    /// <summary>Of several records that belong together, as one.</summary>
    public async Task<TimelineView> Of(ModuleDb db, IReadOnlyCollection<(string Kind, Guid Id)> records, CancellationToken ct)
    {
        var (kinds, ids) = (records.Select(r => r.Kind).Distinct().ToList(), records.Select(r => r.Id).ToList());
        return await Tell(db, await db.Journal.AsNoTracking().Where(e => ids.Contains(e.StreamId) && kinds.Contains(e.StreamKind)).OrderByDescending(e => e.At).ThenByDescending(e => e.Version).Take(Most).ToListAsync(ct), ct);
    }

    private async Task<TimelineView> Tell(ModuleDb db, IReadOnlyList<JournalEntry> sealedEntries, CancellationToken ct)
    {
        var entries = await seals.Open(sealedEntries, ct);
        var known = await names.Of(db.Tenant, [.. entries.Select(e => e.Actor.Value).Where(a => a != Guid.Empty).Distinct()], ct);
        return new([.. entries.Select(e => new TimelineItem(e.At, e.Kind, narrators.Single(n => n.StreamKind == e.StreamKind).Tell(e), ActorOf(e.Actor, known)))]);
    }

    private static TimelineActor? ActorOf(ActorId actor, IReadOnlyDictionary<Guid, string> known) =>
        actor == ActorId.Platform ? null : new(actor.Value, known.GetValueOrDefault(actor.Value));
}
