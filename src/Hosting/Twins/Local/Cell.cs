using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Platform.Twins;

namespace Platform.Hosting.Twins.Local;

/// <summary>One living twin: its state, changed only by who has the turn, and what keeps it from being saved or resting just now.</summary>
internal sealed class Cell<TTwin, TSignal>(TwinEngine<TTwin, TSignal> engine, TwinKey key) : Mailbox, ISleeper
    where TTwin : class, ITwin<TTwin, TSignal>
    where TSignal : class
{
    /// <summary>The next in its chain of the table of cells.</summary>
    public Cell<TTwin, TSignal>? Next;

    private object _state = null!; // the twin, or what its shell made of it for the time between two signals
    private Outbox? _outbox;
    private long _rings; // the tick this twin is set to ring at; 0 for none
    private int _saves; // under way
    private bool _changed;

    public TwinKey Key => key;

    /// <summary>Set by every step, cleared by every sweep: a twin found clear has been idle for a whole period.</summary>
    public bool Used { get; set; } = true;

    /// <summary>Its effects cannot keep up with it.</summary>
    public bool IsOverwhelmed => _outbox is { } outbox && outbox.Count >= engine.Options.Backlog;

    /// <summary>Nothing waits, nothing is left to do, nothing is unsaved.</summary>
    public bool IsSettled => IsFree && IsQuiet && !_changed && Volatile.Read(ref _saves) == 0;

    private TTwin Twin => _state as TTwin ?? engine.Shell.Unpack(_state);

    // A snapshot never runs ahead of the effects before it.
    private bool IsQuiet => _outbox is null or { Count: 0 };

    public bool MayRest(DateTimeOffset horizon) => IsSettled && !(Twin.WakeAt < horizon);

    public TwinBusyException Busy(string with) => new($"{TTwin.Kind} {key} has too many {with}; try again later.");

    protected override Exception Refusal() => engine.Failed(Busy("signals waiting"));

    /// <summary>Begins its life with what was loaded; letters that came during the load are next.</summary>
    public void Begin(TTwin twin)
    {
        SetAlarm(twin.WakeAt);
        _state = twin;
        Leave();
    }

    /// <summary>Ends a life that could not begin.</summary>
    public void Fail(Exception e)
    {
        for (var letter = Close(); letter is not null; letter = letter.Next) letter.TrySetException(e);
    }

    /// <summary>Has the twin handle the signal, in a span of its own if it is traced and someone listens.</summary>
    public object? Handle(TSignal signal, DateTimeOffset now, Activity? cause, bool traced) =>
        traced && cause is not null && Telemetry.Source.StartActivity(engine.Span, ActivityKind.Internal, cause.Context) is { } span
            ? StepTraced(signal, now, span)
            : Step(signal, now, cause);

    private object? StepTraced(TSignal signal, DateTimeOffset now, Activity span)
    {
        using (span)
            try { return Step(signal, now, span); }
            catch (Exception e)
            {
                span.AddException(e).SetStatus(ActivityStatusCode.Error, e.Message);
                throw;
            }
    }

    private object? Step(TSignal signal, DateTimeOffset now, Activity? cause)
    {
        var twin = Twin;
        var step = TTwin.Step(twin, signal, now);
        TwinMetrics.Steps.Add(1, engine.Tag);
        Used = true;
        if (step.Twin != (object)twin)
        {
            SetAlarm((step.Twin ?? throw new InvalidOperationException($"A {TTwin.Kind} answered {signal.GetType().Name} with no state.")).WakeAt);
            _state = step.Twin;
            MarkChanged();
        }
        if (!step.Effects.IsDefaultOrEmpty) (_outbox ??= new(engine.Effects, key)).Add(step.Effects, cause ?? Activity.Current);
        return step.Reply;
    }

    /// <summary>Has its change saved, if now is a good moment. It takes its place in the order of saves while it has the turn.</summary>
    public Task? TrySave()
    {
        if (!TryEnter()) return null;
        Task? saving = null;
        if (IsQuiet)
        {
            Interlocked.Increment(ref _saves);
            saving = engine.Upkeep.Save(this, Capture());
        }
        Leave();
        return saving;
    }

    public void Saved(bool well)
    {
        Interlocked.Decrement(ref _saves);
        if (!well) MarkChanged();
        else if (TryEnter())
        {
            if (IsQuiet && !_changed && _state is TTwin twin) _state = engine.Shell.Pack(twin);
            Leave();
        }
    }

    private void MarkChanged()
    {
        if (!_changed && !Interlocked.Exchange(ref _changed, true)) engine.Upkeep.AddChanged(this);
    }

    private Snapshot<TTwin> Capture()
    {
        _changed = false;
        _outbox = null; // all its effects are done
        var twin = Twin;
        return new(key, twin, twin.WakeAt);
    }

    protected override void Work()
    {
        List<Letter>? farewells = null;
        var now = engine.Now;
        for (Letter? letter = Take(), next; letter is not null; letter = next)
        {
            next = letter.Next; // before it is answered: a farewell may be posted again
            try
            {
                if (letter.Signal == Letter.Farewell) (farewells ??= []).Add(letter);
                else if (letter.IsWithdrawn) letter.TrySetCanceled();
                else if (letter.Signal is TSignal signal) letter.TrySetResult(Handle(signal, now, letter.Cause, letter.IsTraced));
                else letter.TrySetResult(WakeUp(now));
            }
            catch (Exception e) { letter.TrySetException(engine.Failed(e)); }
        }

        if (farewells is null) Leave();
        else _ = Depart(farewells);
    }

    // Has the turn. Whoever loads this twin next must find all of it saved, so it goes only if nothing came while it was saved.
    private async Task Depart(List<Letter> farewells)
    {
        var quiet = IsQuiet;
        if (!quiet && !engine.IsStopped)
        {
            var effects = _outbox!.WhenEnded();
            Leave(); // effects may speak to this very twin
            await effects;
            PostAgain(farewells);
            return;
        }

        try
        {
            if (quiet && (_changed || Volatile.Read(ref _saves) > 0)) await engine.Upkeep.Save(Capture()); // in order, so the saves before are done too
        }
        catch (Exception e)
        {
            engine.Failed(e, LogLevel.Error);
            MarkChanged(); // if it stays it is saved later; if it goes it comes back from the snapshot before
        }

        if (TryClose())
        {
            engine.Forget(this);
            foreach (var farewell in farewells) farewell.TrySetResult(null);
        }
        else
        {
            PostAgain(farewells);
            Leave();
        }
    }

    private void PostAgain(List<Letter> farewells)
    {
        foreach (var farewell in farewells)
            if (!Post(farewell)) farewell.TrySetResult(null);
    }

    // Has the turn. A ring may be a spare one, so it looks at the time.
    private object? WakeUp(DateTimeOffset now)
    {
        _rings = 0;
        try
        {
            if (Twin.WakeAt is { } at && at <= now && !IsOverwhelmed)
            {
                TwinMetrics.Lateness.Record((now - at).TotalMilliseconds, engine.Tag);
                Handle(TTwin.Wake, now, cause: null, traced: false);
            }
        }
        catch (Exception e) { engine.Failed(e, LogLevel.Error); }

        // A wake-up that leaves the next one in the past, throws, or cannot be afforded now, must not spin.
        var next = Twin.WakeAt;
        if (next <= now) _rings = engine.Wheel.Set(this, now.AddSeconds(1));
        else SetAlarm(next);
        return null;
    }

    void ISleeper.Ring(long tick)
    {
        if (TryEnter())
        {
            if (_rings == tick) WakeUp(engine.Now);
            Leave();
        }
        else Post(new Letter(Letter.WakeUp));
    }

    // Only ever brings the alarm forward; one that rings too early is simply set again.
    private void SetAlarm(DateTimeOffset? wakeAt)
    {
        if (wakeAt is { } at && (_rings == 0 || engine.Wheel.TickOf(at) < _rings)) _rings = engine.Wheel.Set(this, at);
    }
}
