namespace Platform.Hosting.Twins.Local;

internal interface ISleeper
{
    void Ring(long tick);
}

/// <summary>
/// One timer for every twin: a ring of slots, one per tick. A wake-up beyond the ring's horizon is put in the last slot and looked at again
/// when that comes round, so a million distant deadlines cost a few thousand looks per second.
/// </summary>
internal sealed class Wheel
{
    public static readonly TimeSpan Tick = new(TickLength), Horizon = new(Slots * TickLength);
    private const long TickLength = 20 * TimeSpan.TicksPerMillisecond;
    private const int Slots = 8192, Share = 512;

    private readonly TimeProvider _time;
    private readonly List<ISleeper>[] _slots = [.. Enumerable.Range(0, Slots).Select(_ => new List<ISleeper>())];
    private long _now; // the last tick emptied
    private long _began; // the instant of tick 0, by the clock as it is set now

    public Wheel(TimeProvider time)
    {
        _time = time;
        _began = time.GetUtcNow().UtcTicks;
    }

    /// <summary>The first tick not before this time.</summary>
    public long TickOf(DateTimeOffset at) => (at.UtcTicks - Volatile.Read(ref _began) + TickLength - 1) / TickLength;

    /// <summary>Asks for a ring at this time; answers the tick at which it will come.</summary>
    public long Set(ISleeper sleeper, DateTimeOffset at)
    {
        while (true)
        {
            var now = Volatile.Read(ref _now);
            var tick = Math.Clamp(TickOf(at), now + 1, now + Slots - 1);
            var slot = _slots[tick % Slots];
            lock (slot)
            {
                if (tick <= Volatile.Read(ref _now)) continue; // that slot has just been emptied
                slot.Add(sleeper);
                return tick;
            }
        }
    }

    public async Task Turn(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Tick, _time);
        while (await timer.WaitForNextTickAsync(ct)) Advance();
    }

    /// <summary>Rings whoever is due by the clock. When the clock was set back or leapt over the horizon, rings everyone: they look at the time themselves.</summary>
    internal void Advance()
    {
        var behind = (_time.GetUtcNow().UtcTicks - _began) / TickLength - _now;
        if (behind is < -50 or > Slots)
        {
            Volatile.Write(ref _began, _began + behind * TickLength);
            for (var tick = _now + 1; tick < _now + Slots; tick++) Empty(tick, _now);
        }
        else for (; behind > 0; behind--) Empty(_now + 1, _now + 1);
    }

    private void Empty(long tick, long now)
    {
        ISleeper[] woken;
        var slot = _slots[tick % Slots];
        lock (slot)
        {
            Volatile.Write(ref _now, now);
            if (slot.Count == 0) return;
            woken = [.. slot];
            slot.Clear();
            if (slot.Capacity > Share) slot.Capacity = 0;
        }

        foreach (var share in woken.Chunk(Share))
            ThreadPool.UnsafeQueueUserWorkItem(_ => { foreach (var sleeper in share) sleeper.Ring(tick); }, null);
    }
}
