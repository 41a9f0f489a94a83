using Microsoft.Extensions.Logging;
using Platform.Hosting.Data;

namespace Platform.Hosting.Bus.Postgres;

/// <summary>
/// Tells the waiting receivers of this process when there is something for them: at once when this process published it, otherwise
/// by one look for all of them. The look also lets scheduled messages join that are due.
/// </summary>
internal sealed class BusWatch(Databases databases, BusOptions options, TimeProvider time, ILogger<BusWatch> log) : IAsyncDisposable
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<int, (string Topic, TaskCompletionSource News)> _waiting = [];
    private readonly CancellationTokenSource _ending = new();
    private Task? _watching;

    /// <summary>The next news for a subscription; take it before looking, so that nothing is missed in between.</summary>
    public Task Next(int subscription, string topic)
    {
        lock (_lock)
        {
            _watching ??= Task.Run(Watch);
            if (!_waiting.TryGetValue(subscription, out var waiting)) _waiting[subscription] = waiting = (topic, new(TaskCreationOptions.RunContinuationsAsynchronously));
            return waiting.News.Task;
        }
    }

    public void Published(string topic)
    {
        lock (_lock)
            foreach (var (subscription, _) in _waiting.Where(w => w.Value.Topic == topic).ToArray()) Tell(subscription);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        if (_watching is { } watching) await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
    }

    private async Task Watch()
    {
        var (wait, newsAt) = (options.LookWhileActive, time.GetUtcNow());
        while (true)
        {
            await Task.Delay(wait, time, _ending.Token);
            try
            {
                if (await Look()) newsAt = time.GetUtcNow();
                wait = time.GetUtcNow() - newsAt < Calm ? options.LookWhileActive : TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, options.LookWhileIdle.Ticks));
            }
            catch (Exception e) when (!_ending.IsCancellationRequested)
            {
                log.LogWarning("The bus could not be looked at and is again in a moment: {Error}", e.Message);
                wait = TimeSpan.FromSeconds(1);
            }
        }
    }

    private async Task<bool> Look()
    {
        int[] subscriptions;
        lock (_lock) subscriptions = [.. _waiting.Keys];
        await using var command = databases.System.Command("select platform.bus_look($1)", subscriptions);
        await using var rows = await command.ExecuteReaderAsync(_ending.Token);
        var any = false;
        while (await rows.ReadAsync(_ending.Token))
            lock (_lock) any |= Tell(rows.GetInt32(0));
        return any;
    }

    private bool Tell(int subscription)
    {
        if (!_waiting.Remove(subscription, out var waiting)) return false;
        waiting.News.TrySetResult();
        return true;
    }
}
