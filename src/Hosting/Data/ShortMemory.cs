using System.Collections.Concurrent;

namespace Platform.Hosting.Data;

/// <summary>
/// Remembers what the database said for so short a time that a change made by any process counts within two seconds.
/// Many who ask for the same key at once cause one question.
/// </summary>
public sealed class ShortMemory<TKey, TValue>(TimeProvider time, Func<TKey, Task<TValue>> ask, int most = 20_000) where TKey : notnull
{
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(1.5);

    private readonly ConcurrentDictionary<TKey, Answer> _answers = new();

    public Task<TValue> Get(TKey key, CancellationToken ct)
    {
        while (true)
        {
            var known = _answers.GetValueOrDefault(key);
            if (known is not null && IsFresh(known)) return Await(known, ct);

            // Counted from before the question, so that a slow answer is not believed for longer.
            var next = new Answer(time.GetTimestamp(), new(() => ask(key)));
            if (known is null) Bound();
            if (known is null ? _answers.TryAdd(key, next) : _answers.TryUpdate(key, next, known)) return Await(next, ct);
        }
    }

    /// <summary>Of many keys at once: those nobody knows are asked about together.</summary>
    public async Task<IReadOnlyDictionary<TKey, TValue>> Get(
        IEnumerable<TKey> keys, Func<IReadOnlyList<TKey>, Task<IReadOnlyDictionary<TKey, TValue>>> askTogether, CancellationToken ct)
    {
        var (wanted, at) = (keys.ToHashSet(), time.GetTimestamp());
        var missing = wanted.Where(key => _answers.GetValueOrDefault(key) is not { } known || !IsFresh(known)).ToList();
        if (missing.Count > 0)
        {
            Bound();
            var together = new Lazy<Task<IReadOnlyDictionary<TKey, TValue>>>(() => askTogether(missing));
            foreach (var key in missing) _answers[key] = new(at, new(async () => (await together.Value)[key]));
        }

        var found = new Dictionary<TKey, TValue>(wanted.Count);
        foreach (var key in wanted) found.Add(key, await Get(key, ct));
        return found;
    }

    internal int Count => _answers.Count;

    /// <summary>Asks again the next time: this process has just changed it.</summary>
    public void Forget(TKey key) => _answers.TryRemove(key, out _);

    /// <summary>Asks again about whatever was answered like this; an answer still on its way is forgotten too.</summary>
    public void Forget(Func<TKey, TValue, bool> which)
    {
        foreach (var (key, answer) in _answers)
            if (!(answer.Task.IsValueCreated && answer.Task.Value.IsCompletedSuccessfully) || which(key, answer.Task.Value.Result)) _answers.TryRemove(new(key, answer));
    }

    private bool IsFresh(Answer answer) =>
        time.GetElapsedTime(answer.AskedAt) < Keep && !(answer.Task.IsValueCreated && answer.Task.Value is { IsCompleted: true, IsCompletedSuccessfully: false });

    private static Task<TValue> Await(Answer answer, CancellationToken ct) =>
        answer.Task.Value is { IsCompletedSuccessfully: true } ready ? ready : answer.Task.Value.WaitAsync(ct);

    // Keys come from whoever knocks, so made-up ones must not fill the memory.
    private void Bound()
    {
        if (_answers.Count < most) return;
        foreach (var (key, answer) in _answers)
            if (!IsFresh(answer)) _answers.TryRemove(new(key, answer));
        if (_answers.Count >= most) _answers.Clear();
    }

    private sealed record Answer(long AskedAt, Lazy<Task<TValue>> Task);
}
