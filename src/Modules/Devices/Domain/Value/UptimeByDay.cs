namespace Platform.Devices.Domain.Value;

/// <summary>How much of each day (UTC) devices were watched, and how much of that they were down.</summary>
internal sealed class UptimeByDay(DateTimeOffset from, DateTimeOffset to)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private readonly DateTimeOffset _first = new(from.UtcDateTime.Date, TimeSpan.Zero);
    private readonly (TimeSpan Watched, TimeSpan Down)[] _days = new (TimeSpan, TimeSpan)[(int)Math.Ceiling((to.UtcDateTime - from.UtcDateTime.Date) / Day)];

    /// <summary>Null for days on which nothing was watched.</summary>
    public IEnumerable<(DateOnly Day, double? UptimePercent)> Days =>
        _days.Select((day, i) => (DateOnly.FromDateTime(_first.AddDays(i).UtcDateTime), day.Watched > TimeSpan.Zero ? 100 * (1 - day.Down / day.Watched) : (double?)null));

    /// <summary>Adds a device. Answers how long it was heard and said that it was offline.</summary>
    /// <param name="device">The device.</param>
    /// <param name="outages">Its silence.</param>
    /// <param name="offline">On which days it said that it was offline, in what share of its readings.</param>
    public TimeSpan Add(WatchedDevice device, IReadOnlyList<Outage> outages, IReadOnlyDictionary<DateOnly, double> offline)
    {
        var saidOffline = TimeSpan.Zero;
        for (var i = Math.Max(0, IndexOf(device.From)); i < _days.Length; i++)
        {
            var (begin, end) = (_first + i * Day, _first + (i + 1) * Day);
            if (begin >= device.To) break;
            var watched = Overlap(device.From, device.To, begin, end) - device.Planned.Aggregate(TimeSpan.Zero, (sum, time) => sum + Overlap(time.From, time.Until, begin, end));
            var silent = outages.Aggregate(TimeSpan.Zero, (sum, outage) => sum + Overlap(outage.From, outage.To, begin, end));
            var share = offline.Count == 0 ? 0 : offline.GetValueOrDefault(DateOnly.FromDateTime(begin.UtcDateTime));
            var said = (watched - silent) * share;
            saidOffline += said;
            _days[i] = (_days[i].Watched + watched, _days[i].Down + silent + said);
        }

        return saidOffline;
    }

    private int IndexOf(DateTimeOffset at) => (int)Math.Floor((at - _first) / Day);

    private static TimeSpan Overlap(DateTimeOffset from, DateTimeOffset to, DateTimeOffset begin, DateTimeOffset end)
    {
        var length = (to < end ? to : end) - (from > begin ? from : begin);
        return length > TimeSpan.Zero ? length : TimeSpan.Zero;
    }
}
