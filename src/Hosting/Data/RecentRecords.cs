using System.Collections.Concurrent;
using Platform.Hosting.Privacy;

namespace Platform.Hosting.Data;

/// <summary>
/// Records of one kind as this process saved them a moment ago. Whoever works on something changes it several times in a row, and then need not read it first: the version
/// a change is saved under tells whether anybody else was there in between. So nothing may be told from here but what a save has confirmed.
/// </summary>
public sealed class RecentRecords<TState>(TimeProvider time) : ITenantEraser where TState : class
{
    private const int Most = 1_000;
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(TenantId Tenant, Guid Key), (TState State, long SavedAt)> _saved = new();

    internal int Count => _saved.Count;

    internal TState? Find(TenantId tenant, Guid key) => _saved.TryGetValue((tenant, key), out var saved) && IsFresh(saved.SavedAt) ? saved.State : null;

    internal void Remember(TenantId tenant, Guid key, TState state)
    {
        if (!_saved.ContainsKey((tenant, key))) Bound();
        _saved[(tenant, key)] = (state, time.GetTimestamp());
    }

    internal void Forget(TenantId tenant, Guid key) => _saved.TryRemove((tenant, key), out _);

    /// <summary>Something was changed without a version of its own: what was remembered may no longer be so.</summary>
    public void Forget(TenantId tenant) => Forget((key, _) => key == tenant);

    public Task Erase(TenantId tenant, CancellationToken ct)
    {
        Forget(tenant);
        return Task.CompletedTask;
    }

    private bool IsFresh(long savedAt) => time.GetElapsedTime(savedAt) < Keep;

    private void Bound()
    {
        if (_saved.Count < Most) return;
        Forget((_, savedAt) => !IsFresh(savedAt));
        if (_saved.Count >= Most) _saved.Clear();
    }

    private void Forget(Func<TenantId, long, bool> which)
    {
        foreach (var (key, saved) in _saved)
            if (which(key.Tenant, saved.SavedAt)) _saved.TryRemove(key, out _);
    }
}
