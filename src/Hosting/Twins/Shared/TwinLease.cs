using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Platform.Hosting.Data;
using Platform.Twins;

namespace Platform.Hosting.Twins.Shared;

/// <summary>
/// Makes this process the one home of all twins, as long as no other is: two processes over one database, an upgrade or a standby, never have two of a twin. It holds
/// a lock by a session of its own, which ends with the process. Whoever waits for it becomes the home within seconds of that.
/// </summary>
internal sealed class TwinLease(Databases databases, TwinSharing sharing, IServiceProvider services, IHostApplicationLifetime lifetime, ILogger<TwinLease> log)
    : IHostedService, ITwinHome, IAsyncDisposable
{
    // Real time, whatever time it is for the modules: sessions end by no other.
    private static readonly TimeSpan BetweenBeats = TimeSpan.FromSeconds(1), BetweenTries = TimeSpan.FromMilliseconds(250);

    // Others wait for a second more, see HomeSession.TryMoveIn.
    private static readonly TimeSpan CertainFor = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _decided = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HomeSession? _session;
    private Task _keeping = Task.CompletedTask;
    private volatile bool _isHome;
    private long _term;
    private long _certainSince; // a timestamp; 0 when there is no session that says so

    /// <summary>This process, among those over the same database.</summary>
    public Guid Process { get; } = Guid.CreateVersion7();

    /// <summary>Whether twins live here.</summary>
    public bool IsHome => _isHome;

    /// <summary>Whether there was another process a moment ago.</summary>
    public bool HasNeighbours { get; private set; }

    /// <summary>Done once it was asked for the first time whether twins are at home here.</summary>
    public Task Decided => _decided.Task;

    public bool IsCertain => _isHome && Volatile.Read(ref _certainSince) is not 0 and var since && Stopwatch.GetElapsedTime(since) < CertainFor;

    public bool Owns(TwinKey key) => _isHome;

    public bool Saves => _isHome;

    public Task Rouse(ITwinEngine engine, TwinKey key, CancellationToken ct) => _isHome ? engine.Adopt(key, ct) : Task.CompletedTask;

    // Before anything speaks to twins: a process that is alone is their home from the start.
    public async Task StartAsync(CancellationToken ct)
    {
        await Try(ct);
        _decided.TrySetResult();
        _keeping = Task.Run(() => Keep(_stopping.Token), CancellationToken.None);
    }

    public async Task StopAsync(CancellationToken ct)
    {
        await _stopping.CancelAsync();
        await _keeping;
        _isHome = false;
        try
        {
            if (_session is { } session) await session.Leave();
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            log.LogDebug(e, "The home of twins could not be given up; it is free once the session has ended.");
        }
        finally { await Drop(); }
    }

    public async ValueTask DisposeAsync()
    {
        await Drop();
        _stopping.Dispose();
    }

    private async Task Keep(CancellationToken ct)
    {
        try
        {
            while (true)
            {
                await Task.Delay(_isHome && _session is not null ? BetweenBeats : BetweenTries, ct);
                try { await Try(ct); }
                catch (Exception e) when (!ct.IsCancellationRequested)
                {
                    log.LogDebug(e, "Whether twins are at home here could not be asked.");
                    await Drop();
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested) { }
    }

    private async Task Try(CancellationToken ct)
    {
        var since = Stopwatch.GetTimestamp();
        _session ??= await HomeSession.Open(databases.Sessions, Process, ct);
        HasNeighbours = await _session.Beat(ct);
        if (!sharing.MayBeHome) return;
        if (!_session.IsHome) await TryMoveIn(_session, ct);
        if (_session.IsHome) Volatile.Write(ref _certainSince, since);
    }

    private async Task TryMoveIn(HomeSession session, CancellationToken ct)
    {
        if (await session.TryMoveIn(ct) is not { } term)
        {
            if (_isHome) MoveOut();
        }
        else if (_isHome && term != _term) MoveOut();
        else if (_isHome) log.LogInformation("The session that keeps the live twins here was lost, and nobody had taken them over.");
        else
        {
            (_term, _isHome) = (term, true);
            if (!Decided.IsCompleted) return; // who starts rouses twins anyway
            log.LogInformation("The live twins are at home in this process from now on.");
            foreach (var engine in services.GetServices<IHostedEngine>()) engine.MoveIn();
        }
    }

    // What lives here may differ from what lives there by now, and must be neither asked nor saved.
    private void MoveOut()
    {
        _isHome = false;
        log.LogCritical("Another process took over the live twins while this one had lost the database. It stops; started again, it stands by.");
        lifetime.StopApplication();
    }

    private async Task Drop()
    {
        Volatile.Write(ref _certainSince, 0);
        if (_session is { } session) await session.DisposeAsync();
        _session = null;
    }
}

/// <summary>Whether twins may be at home in this process, or only spoken to from it.</summary>
internal sealed record TwinSharing(bool MayBeHome);
