using System.ComponentModel;
using Platform.Hosting.Http;

namespace Platform.Devices.Value;

/// <summary>What a report of value is asked about.</summary>
internal sealed record ValueQuery(
    [property: Description("From here; 30 days before the end when left out.")] DateTimeOffset? From,
    [property: Description("Until here; now when left out, and at the latest.")] DateTimeOffset? To,
    [property: Description("Only devices at this site: its id or number.")] string? SiteId,
    [property: Description("Only devices of this type.")] Guid? TypeId)
{
    private const int MostDays = 366;
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The time asked about; what makes no sense is refused.</summary>
    public (DateTimeOffset From, DateTimeOffset To) Span(DateTimeOffset now)
    {
        var to = Instant.Truncate(To is { } end && end < now ? end : now);
        if (to < Earliest) throw new MalformedException("to", "Reports begin with the year 2000.");
        var from = Instant.Truncate(From ?? to.AddDays(-30));
        if (from >= to) throw new MalformedException("from", "from comes before to, and before now.");
        return (to - from).TotalDays <= MostDays ? (from, to) : throw new MalformedException("from", $"A report is about {MostDays} days at most.");
    }
}
