using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Platform.Hosting.Data;

/// <summary>Notes when things are used and writes that down once a minute for all of them: a request costs no write, a kill loses a minute.</summary>
public abstract class LastUses<TUsed>(TimeProvider time, ILogger log) : BackgroundService where TUsed : notnull
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<TUsed, DateTimeOffset> _seen = new();

    public void Record(TUsed used)
    {
        var now = time.GetUtcNow();
        if (!_seen.TryGetValue(used, out var last) || now - last >= Minute) _seen[used] = now;
    }

    /// <summary>Writes down what was noted since the last time.</summary>
    public async Task Flush(CancellationToken ct)
    {
        var news = _seen.ToArray();
        if (news.Length == 0) return;
        await Write(news, ct);
        foreach (var use in news) _seen.TryRemove(use); // unless it was used again meanwhile
    }

    protected abstract Task Write(IReadOnlyList<KeyValuePair<TUsed, DateTimeOffset>> uses, CancellationToken ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Minute, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryFlush(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }

        await TryFlush(CancellationToken.None);
    }

    private async Task TryFlush(CancellationToken ct)
    {
        try { await Flush(ct); }
        catch (NpgsqlException e) { log.LogWarning(e, "The last uses of {Count} {Kind} could not be written; they are tried again in a minute.", _seen.Count, GetType().Name); }
    }
}
