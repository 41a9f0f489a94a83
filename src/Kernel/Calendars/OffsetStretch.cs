namespace Platform.Calendars;

/// <summary>A time during which the clocks of a zone are not changed: local time is UTC plus one offset. All in ticks.</summary>
internal readonly record struct OffsetStretch(long From, long To, long Offset)
{
    // Nowhere have clocks been changed twice within this time since 1990.
    private const long Step = TimeSpan.TicksPerDay / 2;

    public static IEnumerable<OffsetStretch> Of(TimeZoneInfo zone, long from, long to)
    {
        var (begun, offset) = (from, Offset(from));
        for (var at = from; at < to; at += Step)
        {
            var next = Math.Min(at + Step, to);
            if (Offset(next) is var changed && changed == offset) continue;

            var change = FirstOf(changed, at, next);
            yield return new(begun, change, offset);
            (begun, offset) = (change, changed);
        }

        if (begun < to) yield return new(begun, to, offset);

        long Offset(long utc) => zone.GetUtcOffset(new DateTime(utc, DateTimeKind.Utc)).Ticks;

        // Clocks are changed at whole seconds.
        long FirstOf(long changed, long before, long after)
        {
            while (after - before > TimeSpan.TicksPerSecond)
            {
                var middle = before + (after - before) / 2 / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond;
                if (Offset(middle) == changed) after = middle;
                else before = middle;
            }

            return after;
        }
    }
}
