namespace Platform.Devices.Domain;

/// <summary>A time in which somebody works on a device: it is neither scored nor complained of. It ends by itself.</summary>
internal sealed record Maintenance(DateTimeOffset From, DateTimeOffset Until, string Reason)
{
    /// <summary>Longer than this is not maintenance: the device is out of use.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    /// <summary>The maintenance asked for; what should have begun already begins now.</summary>
    public static Outcome<Maintenance> Plan(DateTimeOffset? from, DateTimeOffset until, string reason, DateTimeOffset now)
    {
        var (begin, end) = (from > now ? Instant.Truncate(from.Value) : now, Instant.Truncate(until));
        if (begin >= end) return DeviceRefusals.MaintenanceCrossed;
        return end - begin > Longest ? DeviceRefusals.MaintenanceTooLong : new Maintenance(begin, end, reason.Trim());
    }

    public bool Covers(DateTimeOffset at) => From <= at && at < Until;
}
