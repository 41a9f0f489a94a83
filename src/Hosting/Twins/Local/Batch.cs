using System.Data.Common;
using System.Threading.Channels;

namespace Platform.Hosting.Twins.Local;

/// <summary>Turns many single requests into few calls: while one call is under way, the next requests gather.</summary>
internal sealed class Batch<TItem, TResult>(Func<IReadOnlyList<TItem>, CancellationToken, Task<TResult[]>> call, int size)
{
    private readonly Channel<(TItem Item, TaskCompletionSource<TResult> Done)> _waiting =
        Channel.CreateUnbounded<(TItem, TaskCompletionSource<TResult>)>();

    public Task<TResult> Add(TItem item)
    {
        var done = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Writer.TryWrite((item, done));
        return done.Task;
    }

    /// <summary>Works until the process ends: the last saves come after everything else has stopped.</summary>
    public async Task Work()
    {
        var batch = new (TItem Item, TaskCompletionSource<TResult> Done)[size];
        while (await _waiting.Reader.WaitToReadAsync())
        {
            var count = 0;
            while (count < size && _waiting.Reader.TryRead(out batch[count])) count++;
            if (count > 0) await Call(new(batch, 0, count)); // another worker may have been quicker
            Array.Clear(batch);
        }
    }

    // One bad item must not fail the thousand that happened to travel with it, so it is searched for by halves; when the database is away, all have failed.
    private async Task Call(ArraySegment<(TItem Item, TaskCompletionSource<TResult> Done)> batch)
    {
        try
        {
            var results = await call([.. batch.Select(b => b.Item)], CancellationToken.None);
            foreach (var ((_, done), result) in batch.Zip(results)) done.SetResult(result);
        }
        catch (Exception e) when (batch.Count == 1 || e is DbException { IsTransient: true })
        {
            foreach (var (_, done) in batch) done.TrySetException(e);
        }
        catch (Exception)
        {
            await Call(batch[..(batch.Count / 2)]);
            await Call(batch[(batch.Count / 2)..]);
        }
    }
}
