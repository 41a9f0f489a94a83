using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Platform.Hosting.Data;

namespace Platform.Hosting.Live.Postgres;

/// <summary>
/// Carries frames between processes over one database. Each says on the board what its clients watch; whoever publishes such a thing sends it the frame. A process that is
/// alone looks once a second whether it still is, and sends nothing.
/// </summary>
internal sealed class PostgresRelay : BackgroundService, ILiveRelay
{
    // Real time, whatever time it is for the modules.
    private static readonly TimeSpan WhileBusy = TimeSpan.FromMilliseconds(20), WhileCalm = TimeSpan.FromMilliseconds(100), BetweenBeats = TimeSpan.FromSeconds(1), Calm = TimeSpan.FromSeconds(2);

    private readonly LiveBoard _board;
    private readonly LiveMail _mail;
    private readonly LiveWatching _watching;
    private readonly LiveSender _sender;
    private readonly Lazy<LiveFeed> _feed;
    private readonly ILogger _log;
    private volatile Watchers? _watchers; // null until it is known what others watch: then everything might be watched
    private long _beatAt, _busyAt, _told = -1;
    private bool _hasBegun, _isDoubtful;

    public PostgresRelay(IServiceProvider services, ILogger<PostgresRelay> log)
    {
        // The hub is mapped before there is a database.
        var (process, databases) = (Guid.CreateVersion7(), new Lazy<Databases>(services.GetRequiredService<Databases>));
        (_board, _mail, _log) = (new(databases, process), new(databases, process), log);
        (_watching, _sender, _feed) = (new(_board), new(_mail, () => _watchers, log), new(services.GetRequiredService<LiveFeed>));
    }

    public bool IsWatchedElsewhere(TenantId tenant, string topic) => _watchers is not { } known || (known.ByTopic.Count > 0 && known.ByTopic.ContainsKey((tenant, topic)));

    public void Send(LiveMessage message) => _sender.Add(message);

    public ValueTask Watch(TenantId tenant, string topic, CancellationToken ct) => new(_watching.Begin(tenant, topic).WaitAsync(ct));

    public void Unwatch(TenantId tenant, string topic) => _watching.End(tenant, topic);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await _sender.Finish();
            await _board.Leave();
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException) { _log.LogDebug(e, "Other processes could not be told that this one stops."); }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Try(stoppingToken); // this process has its place before it says what it watches
        var working = Task.WhenAll(_watching.Run(stoppingToken), _sender.Run(stoppingToken));
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause(), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Try(stoppingToken);
        }

        await working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private TimeSpan Pause() => _watchers is not { Neighbours.Length: > 0 } ? BetweenBeats : Stopwatch.GetElapsedTime(_busyAt) < Calm ? WhileBusy : WhileCalm;

    private async Task Try(CancellationToken ct)
    {
        try
        {
            if (_beatAt == 0 || Stopwatch.GetElapsedTime(_beatAt) >= BetweenBeats) await Beat(ct);
            await Look(ct);
            if (_watchers is { Neighbours.Length: > 0 }) await Take(ct);
            if (await _watching.HaveLateRead(ct)) _feed.Value.Forget();
        }
        catch (Exception e)
        {
            if (!ct.IsCancellationRequested) _log.LogDebug(e, "Live frames of other processes could not be fetched; they are fetched later.");
        }
    }

    // The others forget a process they have not heard of, and the database forgets all of them when it crashes: what was sent meanwhile is lost.
    private async Task Beat(CancellationToken ct)
    {
        var wasThere = await _board.Beat(ct);
        _beatAt = Stopwatch.GetTimestamp();
        if (wasThere) return;
        (_watchers, _told) = (null, -1);
        if (!_hasBegun)
        {
            _hasBegun = true;
            return;
        }

        await _watching.Again(ct);
        _feed.Value.Forget();
    }

    private async Task Look(CancellationToken ct)
    {
        var (before, now) = (_watchers, await _board.Read(_watchers, ct));
        _watchers = now;
        if (_told != now.Version)
        {
            await _board.HaveRead(now.Version, ct);
            (_told, _busyAt) = (now.Version, Stopwatch.GetTimestamp());
        }

        // One that said goodbye has left no trace; one that is only gone may have kept frames to itself.
        if (before?.Neighbours.Except(now.Neighbours).ToArray() is { Length: > 0 } gone && (await _board.ReadBy(gone, ct)).Count > 0) _feed.Value.Forget();
    }

    private async Task Take(CancellationToken ct)
    {
        for (var more = true; more;)
        {
            var wasDoubtful = _isDoubtful;
            _isDoubtful = true; // until it is here: what was taken and did not arrive is lost
            (var messages, var isWhole, more) = await _mail.Take(ct);
            foreach (var message in messages) _feed.Value.Receive(message);
            if (wasDoubtful || !isWhole) _feed.Value.Forget();
            _isDoubtful = false;
            if (messages.Count == 0) continue;
            _busyAt = Stopwatch.GetTimestamp();
            LiveMetrics.Relayed.Add(messages.Count, LiveMetrics.Direction("received"));
        }
    }
}
