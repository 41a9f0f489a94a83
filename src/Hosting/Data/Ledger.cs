using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Hosting.Privacy;

namespace Platform.Hosting.Data;

/// <summary>The one write path: load, decide, evolve, then save the row and its events together.</summary>
public sealed class Ledger<TState, TEvent>(ModuleDb db, JournalPulse pulse, JournalSeals? seals = null, RecentRecords<TState>? recent = null)
    where TState : class, IEntity<TState, TEvent>
    where TEvent : notnull
{
    private const int Tries = 3;

    private static readonly Refusal Stale = Refusal.Stale("stale", "Someone else changed this first; read it again.");
    private static readonly Refusal NotFound = Refusal.NotFound($"{TState.Kind}.not-found", $"There is no such {TState.Kind}.");

    private static readonly Refusal OutOfBounds = Refusal.Forbidden(
        "site.not-permitted", "Your access is limited to some sites: you can neither add a site nor bring anything to one that is not yours.");

    private readonly RecordRow<TState> _row = RecordRow<TState>.Of(db);

    // What was decided but not saved yet; sealing takes a key, and so waits for the save.
    private readonly List<(JournalEntry Entry, Type Event, Guid? Person)> _told = [];

    // A change that nothing else is saved with.
    private (TState Before, TState After)? _lone;

    /// <summary>Records the first facts of a new record.</summary>
    public async Task<Outcome<TState>> Begin(Decision<TEvent> decision, CancellationToken ct)
    {
        using var span = Start();
        return Counted(await Commit(null, decision, isAlone: false, ct));
    }

    /// <summary>Changes a record. Without an expected version, a lost race is simply decided again on the newer state.</summary>
    public async Task<Outcome<TState>> Change(Guid key, int? expected, Func<TState, Decision<TEvent>> decide, CancellationToken ct)
    {
        using var span = Start();
        var isAlone = CanBeAlone;
        return isAlone && await ChangeKnown(key, expected, decide, ct) is { } changed ? Counted(changed) : await Change(key, expected, decide, isAlone, ct);
    }

    /// <summary>
    /// Decides on what was saved a moment ago and saves it, in one round trip; null when that is not known, or nothing comes of it but what a fresh look could
    /// tell otherwise: a refusal, nothing to do, a lost race.
    /// </summary>
    private async Task<TState?> ChangeKnown(Guid key, int? expected, Func<TState, Decision<TEvent>> decide, CancellationToken ct)
    {
        if (recent?.Find(db.Tenant, key) is not { } known || (expected is { } version && version != known.Version) || !db.Permits(known)) return null;

        var decision = decide(known);
        if (decision.Refusal is null && !decision.Events.IsEmpty && CanBeAlone)
            await using (await db.Open(tellsTenantWithQuery: true, ct))
                if (await Commit(known, decision, isAlone: true, ct) is { Refusal: null, Value: { } changed }) return changed;

        recent.Forget(db.Tenant, key);
        db.ChangeTracker.Clear();
        return null;
    }

    // What hangs together with other changes is saved with them; by itself it takes two round trips.
    private bool CanBeAlone => _row.IsPlain && db.Database.CurrentTransaction is null && db.FollowsNothing;

    private async Task<Outcome<TState>> Change(Guid key, int? expected, Func<TState, Decision<TEvent>> decide, bool isAlone, CancellationToken ct)
    {
        await using var session = await db.Open(isAlone, ct); // to load and to save
        for (var tries = Tries; ; tries--)
        {
            var state = isAlone ? await _row.Find(db, key, ct) : await db.FindAsync<TState>([db.Tenant, key], ct);
            if (state is null) return Counted(NotFound);
            if (expected is { } version && version != state.Version) return Counted(Stale);

            var outcome = await Commit(state, decide(state), isAlone, ct);
            if (outcome.Refusal != Stale || expected is not null) return Counted(outcome);
            db.ChangeTracker.Clear();
            if (tries == 1) return Counted(await ChangeHeld([key], decide, ct) is var held && held.Refused is { } refused ? refused : held.Outcomes[0]);
        }
    }

    /// <summary>
    /// Changes many records by the same rule in one transaction, answering each in order. A batch that loses a race holds its records and decides again; where one
    /// of them cannot be saved, they are changed one by one, so that it does not fail the others.
    /// </summary>
    public async Task<IReadOnlyList<Outcome<TState>>> ChangeMany(IReadOnlyList<Guid> keys, Func<TState, Decision<TEvent>> decide, CancellationToken ct)
    {
        using var span = Start();
        span?.SetTag("ledger.records", keys.Count);
        var (outcomes, refused) = await ChangeTogether(keys, decide, ct);
        if (refused == Stale) (outcomes, refused) = await ChangeHeld(keys, decide, ct);
        if (refused is null)
        {
            foreach (var outcome in outcomes) Counted(outcome);
            return outcomes;
        }

        db.ChangeTracker.Clear();
        // Followed, as in the batch: a rule for many may ask what is kept beside them. In the order in which a batch takes them, too: whoever holds one and
        // waits for the next must not be waited for by who holds that.
        foreach (var i in Enumerable.Range(0, keys.Count).OrderBy(i => keys[i])) outcomes[i] = await Change(keys[i], null, decide, isAlone: false, ct);
        return outcomes;
    }

    private async Task<(Outcome<TState>[] Outcomes, Refusal? Refused)> ChangeTogether(IReadOnlyList<Guid> keys, Func<TState, Decision<TEvent>> decide, CancellationToken ct)
    {
        var states = await db.Set<TState>().Where(s => keys.Contains(s.Key)).ToDictionaryAsync(s => s.Key, ct);
        var outcomes = new Outcome<TState>[keys.Count];
        var seen = new HashSet<Guid>();
        for (var i = 0; i < keys.Count; i++)
            outcomes[i] = !states.TryGetValue(keys[i], out var state) ? NotFound : !seen.Add(keys[i]) ? Stale : Apply(state, decide(state), isAlone: false);
        return (outcomes, await Save(ct));
    }

    /// <summary>The same, of records nobody else can change in between: for those many are after.</summary>
    private async Task<(Outcome<TState>[] Outcomes, Refusal? Refused)> ChangeHeld(IReadOnlyList<Guid> keys, Func<TState, Decision<TEvent>> decide, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await _row.Hold(db, keys, ct);
        var changed = await ChangeTogether(keys, decide, ct);
        if (own is null || changed.Refused is not null) return changed;
        await own.CommitAsync(ct);
        pulse.Beat();
        return changed;
    }

    /// <summary>Records many new records in one transaction: all, or the refusal that stopped them.</summary>
    public async Task<Outcome<IReadOnlyList<TState>>> BeginMany(IEnumerable<Decision<TEvent>> decisions, CancellationToken ct)
    {
        using var span = Start();
        var begun = new List<TState>();
        foreach (var decision in decisions)
        {
            var outcome = Apply(null, decision, isAlone: false);
            if (outcome.Refusal is { } refusal)
            {
                db.ChangeTracker.Clear();
                _told.Clear();
                return refusal;
            }

            begun.Add(outcome.Value!);
        }

        if (await Save(ct) is not { } refused) return begun;
        db.ChangeTracker.Clear();
        return refused;
    }

    private async Task<Outcome<TState>> Commit(TState? before, Decision<TEvent> decision, bool isAlone, CancellationToken ct)
    {
        var outcome = Apply(before, decision, isAlone);
        return outcome.Refusal is null && await Save(ct) is { } stale ? stale : outcome;
    }

    private Outcome<TState> Apply(TState? before, Decision<TEvent> decision, bool isAlone)
    {
        if (decision.Refusal is { } refusal) return refusal;
        if (decision.Events is [] && before is not null) return before;

        var after = before;
        var told = _told.Count;
        foreach (var @event in decision.Events)
        {
            after = TState.Evolve(after, @event);
            _told.Add((new()
            {
                Tenant = db.Tenant, StreamKind = TState.Kind, StreamId = after.Key, Version = after.Version,
                Kind = EventNames.Of(@event), Data = JsonSerializer.Serialize(@event, JournalEntry.Json),
                Actor = db.Call.Actor, At = db.Call.Now, Trace = Activity.Current?.Id,
            }, @event.GetType(), (after as IAboutPerson)?.Person));
        }

        if (!db.Permits(after!))
        {
            _told.RemoveRange(told, _told.Count - told);
            return OutOfBounds;
        }

        if (before is null) db.Add(after!);
        else if (isAlone && CanBeAlone) _lone = (before, after!); // deciding may have brought more to save
        else
        {
            if (db.Entry(before).State is EntityState.Detached) db.Attach(before);
            db.Entry(before).CurrentValues.SetValues(after!);
        }

        return after!;
    }

    private async Task<Refusal?> Save(CancellationToken ct)
    {
        var (lone, entries) = (_lone, new List<JournalEntry>(_told.Count));
        try
        {
            foreach (var (entry, @event, person) in _told) entries.Add(seals is null ? entry : await seals.Close(entry, @event, person, ct));
        }
        finally
        {
            _lone = null;
            _told.Clear();
        }

        try
        {
            if (lone is var (before, after))
            {
                if (!await _row.Save(db, before, after, entries, ct)) return Stale;
                recent?.Remember(db.Tenant, after.Key, after);
            }
            else
            {
                db.Journal.AddRange(entries);
                if (entries.Count == 0 && !db.ChangeTracker.HasChanges()) return null;
                await db.SaveChangesAsync(ct);
            }

            pulse.Beat();
            return null;
        }
        catch (DbUpdateConcurrencyException) { return Stale; }
        catch (Exception e) when (DatabaseFaults.Find<PostgresException>(e) is { SqlState: PostgresErrorCodes.DeadlockDetected } && db.Database.CurrentTransaction is null)
        {
            return Stale; // of two that waited for each other, one gives way
        }
        catch (Exception e) when (DatabaseFaults.Find<PostgresException>(e) is { SqlState: PostgresErrorCodes.UniqueViolation } violation)
        {
            return UniqueConstraints.Explain(violation, Stale);
        }
    }

    private static Activity? Start() => Telemetry.Source.StartActivity($"ledger.change {TState.Kind}");

    private static Outcome<TState> Counted(Outcome<TState> outcome)
    {
        LedgerMetrics.Changes.Add(1, new("kind", TState.Kind), new("outcome", outcome.Refusal?.Code ?? "changed"));
        return outcome;
    }
}
