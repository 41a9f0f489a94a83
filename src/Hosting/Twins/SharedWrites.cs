using System.Threading.Channels;

namespace Platform.Hosting.Twins;

/// <summary>
/// Writes what twins have to say, many at once. When a gateway fails or a whole site is struck by the same thing, hundreds come at a time: those
/// that come while one write is under way share the next.
/// </summary>
public sealed class SharedWrites<T>
{
    private const int Most = 1_000;

    private readonly Channel<(T Item, TaskCompletionSource Done)> _waiting = Channel.CreateUnbounded<(T, TaskCompletionSource)>();
    private readonly Func<IReadOnlyList<T>, Task> _write;

    public SharedWrites(Func<IReadOnlyList<T>, Task> write)
    {
        _write = write;
        _ = Task.Run(Work); // until the process ends: the last effects of twins come after everything else has stopped
    }

    /// <summary>Done when it is written.</summary>
    public Task Add(T item)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Writer.TryWrite((item, done));
        return done.Task;
    }

    private async Task Work()
    {
        var batch = new List<(T Item, TaskCompletionSource Done)>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < Most && _waiting.Reader.TryRead(out var next)) batch.Add(next);
            try
            {
                await _write(batch.ConvertAll(b => b.Item));
                foreach (var (_, done) in batch) done.SetResult();
            }
            catch (Exception e)
            {
                foreach (var (_, done) in batch) done.SetException(e); // each is an effect of its twin, and tried again
            }

            batch.Clear();
        }
    }
}
