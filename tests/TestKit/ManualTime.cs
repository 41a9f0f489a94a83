namespace Platform.TestKit;

/// <summary>Time that passes when the test says so, with the timers due in between.</summary>
public sealed class ManualTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Lets time pass, calling each timer at its moment.</summary>
    public void Advance(TimeSpan by)
    {
        var until = GetUtcNow() + by;
        for (; ; )
        {
            ManualTimer? due;
            lock (_gate)
            {
                due = _timers.Where(timer => timer.At <= until).MinBy(timer => timer.At);
                _now = due?.At ?? until;
                due?.Next();
            }

            if (due is null) return;
            due.Call();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class ManualTimer(ManualTime time, Action call) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset At { get; private set; } = DateTimeOffset.MaxValue;
        public Action Call => call;

        public void Next() => At = _period > TimeSpan.Zero ? At + _period : DateTimeOffset.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                _period = period;
                At = dueTime < TimeSpan.Zero ? DateTimeOffset.MaxValue : time._now + dueTime;
                if (!time._timers.Contains(this)) time._timers.Add(this);
                return true;
            }
        }

        public void Dispose()
        {
            lock (time._gate) time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
