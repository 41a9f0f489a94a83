using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Platform.Twins;

namespace Platform.Hosting.Twins.Local;

/// <summary>All living twins of one kind in this process: finds them, brings them to life, hands them their signals.</summary>
internal sealed class TwinEngine<TTwin, TSignal> : ITwins<TSignal>, IHostedEngine, IDisposable
    where TTwin : class, ITwin<TTwin, TSignal>
    where TSignal : class
{
    private readonly Cells<TTwin, TSignal> _cells = new();
    private readonly Batch<TwinKey, TTwin?> _loads;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TimeProvider _time;
    private readonly ILogger _log;

    public TwinEngine(ITwinShell<TTwin> shell, ITwinHome home, Wheel wheel, TwinOptions options, TimeProvider time, ILoggerFactory logs)
    {
        (Shell, Wheel, Options, _time, _log) = (shell, wheel, options, time, logs.CreateLogger("Platform.Twins"));
        _loads = new(shell.Load, options.Batch);
        Effects = new(Kind, shell.Run, shell.EffectsAtATime ?? options.Effects, home, time, _log, _stopping.Token);
        Upkeep = new(this, _cells, shell, home, time, _log);
    }

    public string Kind => TTwin.Kind;
    public Type SignalType => typeof(TSignal);
    public string Span { get; } = $"twin.step {TTwin.Kind}";
    public KeyValuePair<string, object?> Tag { get; } = new("kind", TTwin.Kind);
    public ITwinShell<TTwin> Shell { get; }
    public TwinOptions Options { get; }
    public Wheel Wheel { get; }
    public EffectRunner Effects { get; }
    public TwinUpkeep<TTwin, TSignal> Upkeep { get; }
    public bool IsStopped => _stopping.IsCancellationRequested;

    // PostgreSQL keeps microseconds; a finer clock would make a loaded twin differ from the one that was saved.
    public DateTimeOffset Now => new(_time.GetUtcNow().UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);

    public ValueTask<TReply> Ask<TReply>(TwinKey key, IAsk<TSignal, TReply> question, CancellationToken ct = default) =>
        Handle(key, (TSignal)question, Now, traced: true, ct).As<TReply>();

    public ValueTask Tell(TwinKey key, TSignal signal, CancellationToken ct = default) => Handle(key, signal, Now, traced: true, ct).Done();

    // Its steps have no spans of their own: ten thousand readings would be ten thousand spans.
    public ValueTask TellMany(IReadOnlyList<(TwinKey Key, TSignal Signal)> signals, CancellationToken ct = default)
    {
        var (now, pending) = (Now, new Pending());
        for (var i = 0; i < signals.Count; i++) pending.Add(Handle(signals[i].Key, signals[i].Signal, now, traced: false, ct));
        return pending.All();
    }

    public bool TryHandle(TwinKey key, object signal, bool traced, CancellationToken ct, out ValueTask<object?> reply)
    {
        reply = default;
        return _cells.Of(key) is { } cell && TryHandle(cell, (TSignal)signal, Now, traced, ct, out reply);
    }

    public bool TryAnswer(TwinKey key, object signal, bool traced, out object? reply)
    {
        reply = null;
        if (_cells.Of(key) is not { } cell || cell.IsOverwhelmed || !cell.TryEnter()) return false;
        try
        {
            reply = cell.Handle((TSignal)signal, Now, traced && Telemetry.Source.HasListeners() ? Activity.Current : null, traced);
            return true;
        }
        catch (Exception) { return false; } // it throws again when it is called in a way that can say so
        finally { cell.Leave(); }
    }

    public ValueTask<object?> Handle(TwinKey key, object signal, bool traced, CancellationToken ct) => Handle(key, (TSignal)signal, Now, traced, ct);

    public async Task Adopt(TwinKey key, CancellationToken ct)
    {
        var awake = new Letter(Letter.WakeUp);
        while (Find(key) is var cell && !cell.Post(awake)) Forget(cell);
        await awake.Task.WaitAsync(ct);
    }

    public async Task Release(TwinKey key, CancellationToken ct)
    {
        var farewell = new Letter(Letter.Farewell);
        if (_cells.Of(key) is { } cell && cell.Post(farewell)) await farewell.Task.WaitAsync(ct);
    }

    public bool IsLiving(TwinKey key) => _cells.Of(key) is not null;

    public Task<IReadOnlyList<TwinKey>> Due(DateTimeOffset before, CancellationToken ct) => Shell.Due(before, ct);

    public void Start()
    {
        for (var i = 0; i < Options.Loaders; i++) _ = _loads.Work();
        Upkeep.Start(_stopping.Token);
        TwinMetrics.Watch(this, Tag, () => _cells.Count);
    }

    public void MoveIn()
    {
        Shell.MovedIn();
        Upkeep.MoveIn();
    }

    public async Task Stop(CancellationToken ct)
    {
        await Upkeep.Drain(ct);
        await _stopping.CancelAsync();
        TwinMetrics.Unwatch(this);
    }

    public void Dispose() => _stopping.Dispose();

    internal void Forget(Cell<TTwin, TSignal> cell) => _cells.Remove(cell);

    internal Exception Failed(Exception e, LogLevel level = LogLevel.Debug)
    {
        TwinMetrics.Failures.Add(1, Tag);
        _log.Log(level, e, "A {Kind} twin failed.", Kind);
        return e;
    }

    private ValueTask<object?> Handle(in TwinKey key, TSignal signal, DateTimeOffset now, bool traced, CancellationToken ct)
    {
        while (true)
        {
            var cell = Find(key);
            if (TryHandle(cell, signal, now, traced, ct, out var reply)) return reply;
            Forget(cell);
        }
    }

    private bool TryHandle(Cell<TTwin, TSignal> cell, TSignal signal, DateTimeOffset now, bool traced, CancellationToken ct, out ValueTask<object?> reply)
    {
        if (cell.IsOverwhelmed && !EffectRunner.IsSpeaking)
        {
            reply = ValueTask.FromException<object?>(Failed(cell.Busy("effects to carry out")));
            return true;
        }

        if (cell.TryEnter())
        {
            try { reply = new(cell.Handle(signal, now, traced && Telemetry.Source.HasListeners() ? Activity.Current : null, traced)); }
            catch (Exception e) { reply = ValueTask.FromException<object?>(Failed(e)); }
            cell.Leave();
            return true;
        }

        var letter = new Letter(signal, Activity.Current, traced, ct);
        reply = new(ct.CanBeCanceled ? letter.Task.WaitAsync(ct) : letter.Task);
        return cell.Post(letter, Options.Mailbox);
    }

    private Cell<TTwin, TSignal> Find(in TwinKey key)
    {
        if (_cells.Of(key) is { } known) return known;
        var born = new Cell<TTwin, TSignal>(this, key);
        var cell = _cells.AddOrFind(born);
        if (cell == born) _ = Load(born);
        return cell;
    }

    private async Task Load(Cell<TTwin, TSignal> cell)
    {
        try { cell.Begin(await _loads.Add(cell.Key) ?? TTwin.Begin(cell.Key)); }
        catch (Exception e)
        {
            Forget(cell);
            cell.Fail(Failed(e));
        }
    }
}
