using System.Collections.Concurrent;
using System.Data.Common;

namespace Platform.Hosting.Twins.Local;

public sealed class BatchTests
{
    private readonly ConcurrentQueue<int> _calls = new();

    [Fact]
    public async Task What_comes_during_a_call_travels_together_in_the_next()
    {
        var first = new TaskCompletionSource();
        var batch = Working(async items =>
        {
            if (_calls.Count == 1) await first.Task;
            return [.. items.Select(i => i * 2)];
        });

        var one = batch.Add(1);
        while (_calls.IsEmpty) await Task.Yield();
        var others = Enumerable.Range(2, 150).Select(batch.Add).ToArray();
        first.SetResult();

        Assert.Equal(2, await one);
        Assert.Equal(Enumerable.Range(2, 150).Select(i => i * 2), await Task.WhenAll(others));
        Assert.Equal([1, 100, 50], _calls);
    }

    [Fact]
    public async Task A_bad_item_fails_alone_and_is_found_by_halves()
    {
        var batch = Working(items => items.Contains(66) ? throw new InvalidDataException("66") : Task.FromResult(items.ToArray()), start: false);
        var asked = Enumerable.Range(0, 100).Select(batch.Add).ToArray();
        _ = batch.Work();

        await Assert.ThrowsAsync<InvalidDataException>(() => asked[66]);
        foreach (var (i, answer) in asked.Index())
            if (i != 66) Assert.Equal(i, await answer);
        Assert.InRange(_calls.Count, 2, 20);
    }

    [Fact]
    public async Task When_the_database_is_away_all_fail_at_once()
    {
        var batch = Working(_ => throw new Away(), start: false);
        var asked = Enumerable.Range(0, 100).Select(batch.Add).ToArray();
        _ = batch.Work();

        foreach (var answer in asked) await Assert.ThrowsAsync<Away>(() => answer);
        Assert.Single(_calls);
    }

    private Batch<int, int> Working(Func<IReadOnlyList<int>, Task<int[]>> call, bool start = true)
    {
        var batch = new Batch<int, int>((items, _) =>
        {
            _calls.Enqueue(items.Count);
            return call(items);
        }, size: 100);
        if (start) _ = batch.Work();
        return batch;
    }

    private sealed class Away : DbException
    {
        public override bool IsTransient => true;
    }
}
