namespace Platform.Hosting.Data;

/// <summary>A record before and after a change; nothing before, when the change began it.</summary>
public sealed record Changed<TState>(TState? Before, TState After) where TState : class;

/// <summary>What an edit of many records came to. What it neither changed nor refused was so already.</summary>
public sealed record Edited<TState>(IReadOnlyList<Changed<TState>> Changes, int Unchanged, IReadOnlyList<(Guid Key, Refusal Refusal)> Refused) where TState : class
{
    /// <summary>Whether it named records that are not there, or not for the caller to see.</summary>
    public bool Missed => Refused.Any(r => r.Refusal.Kind is RefusalKind.NotFound);
}

/// <summary>Edits of many records, which tell what they changed so that it can be undone.</summary>
public static class LedgerEdits
{
    public static readonly TimeSpan UndoFor = TimeSpan.FromDays(7);

    /// <summary>How many refusals an answer tells of; the rest it counts.</summary>
    public const int MostRefusals = 1_000;

    /// <summary>Changes many records by the same rule, each by itself or not at all. A key that comes twice is refused the second time.</summary>
    public static async Task<Edited<TState>> Edit<TState, TEvent>(
        this Ledger<TState, TEvent> ledger, IReadOnlyList<Guid> keys, Func<TState, TState> copy, Func<TState, Decision<TEvent>> decide, CancellationToken ct)
        where TState : class, IEntity<TState, TEvent>
        where TEvent : notnull
    {
        var before = new Dictionary<Guid, TState>(keys.Count);
        var outcomes = await ledger.ChangeMany(keys, state =>
        {
            before[state.Key] = copy(state); // the state itself becomes what it is changed to
            return decide(state);
        }, ct);
        var (changes, refused) = (new List<Changed<TState>>(), new List<(Guid, Refusal)>());
        for (var i = 0; i < keys.Count; i++)
            if (outcomes[i].Refusal is { } refusal) refused.Add((keys[i], refusal));
            else if (outcomes[i].Value!.Version != before[keys[i]].Version) changes.Add(new(before[keys[i]], outcomes[i].Value!));
        return new(changes, keys.Count - changes.Count - refused.Count, refused);
    }
}
