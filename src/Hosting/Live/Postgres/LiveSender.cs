using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Platform.Hosting.Live.Postgres;

/// <summary>Sends frames to the processes that watch their topics. Nobody waits for it: when too many wait, or the database is away, they are dropped and the receivers are told.</summary>
internal sealed class LiveSender(LiveMail mail, Func<Watchers?> watchers, ILogger log)
{
    private const int MostWaiting = 10_000, MostAtATime = 500;
    private const long MostBytesWaiting = 32 * 1024 * 1024, MostBytesAtATime = 4 * 1024 * 1024;
    private static readonly TimeSpan BeforeItIsKnown = TimeSpan.FromMilliseconds(20), AfterFailure = TimeSpan.FromMilliseconds(500);

    private readonly Channel<LiveMessage> _waiting = Channel.CreateBounded<LiveMessage>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private long _bytes;
    private volatile bool _hasLost;

    public void Add(LiveMessage message)
    {
        if (Volatile.Read(ref _bytes) < MostBytesWaiting && _waiting.Writer.TryWrite(message)) Interlocked.Add(ref _bytes, message.Data.Length);
        else _hasLost = true;
    }

    public async Task Run(CancellationToken ct)
    {
        while (_hasLost || await _waiting.Reader.WaitToReadAsync(ct))
        {
            if (watchers() is { } known) await Task.Delay(await TrySend(known, ct) ? TimeSpan.Zero : AfterFailure, ct);
            else await Task.Delay(BeforeItIsKnown, ct);
        }
    }

    /// <summary>Sends what waits, at the end.</summary>
    public async Task Finish()
    {
        while (_waiting.Reader.TryPeek(out _) && watchers() is { } known && await TrySend(known, CancellationToken.None)) { }
    }

    private async Task<bool> TrySend(Watchers known, CancellationToken ct)
    {
        var letters = new List<(Guid, LiveMessage?)>();
        if (_hasLost)
        {
            _hasLost = false;
            letters.AddRange(known.Neighbours.Select(n => (n, (LiveMessage?)null)));
        }

        long bytes = 0;
        for (var count = 0; count < MostAtATime && bytes < MostBytesAtATime && _waiting.Reader.TryRead(out var message); count++)
        {
            bytes += message.Data.Length;
            if (!known.ByTopic.TryGetValue((message.Tenant, message.Topic), out var receivers)) continue;
            foreach (var receiver in receivers) letters.Add((receiver, message));
        }

        Interlocked.Add(ref _bytes, -bytes);
        try
        {
            await mail.Send(letters, ct);
            if (letters.Count > 0) LiveMetrics.Relayed.Add(letters.Count, LiveMetrics.Direction("sent"));
            return true;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            _hasLost = true;
            log.LogWarning("{Count} live frames could not be sent to other processes; their clients are told to ask again: {Error}", letters.Count, e.Message);
            return false;
        }
    }
}
