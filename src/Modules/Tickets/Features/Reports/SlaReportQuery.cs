using System.ComponentModel;
using System.Text.Json.Serialization;
using Platform.Calendars;
using Platform.Hosting.Http;

namespace Platform.Tickets.Features.Reports;

/// <summary>What promises are counted by.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SlaGrouping>))]
internal enum SlaGrouping
{
    Team,
    Site,
    Customer,
}

/// <summary>What a report of promises is asked about. Days are the company's, not UTC's.</summary>
internal sealed record SlaReportQuery(
    [property: Description("The first day: 2026-11-01. 29 days before the last when left out.")] DateOnly? From,
    [property: Description("The last day, which counts as well; today when left out, and at the latest.")] DateOnly? To,
    [property: Description("team, site or customer; team when left out.")] string? By,
    [property: Description("Only tickets at this site: its id or number.")] string? SiteId,
    [property: Description("The IANA name of the zone whose days are counted. Left out, that of the calendar in which the policy for every ticket counts.")] string? TimeZone)
{
    private const int MostDays = 366;
    private static readonly DateOnly Earliest = new(2000, 1, 1);

    public SlaGrouping Grouping => By switch
    {
        null or "team" => SlaGrouping.Team,
        "site" => SlaGrouping.Site,
        "customer" => SlaGrouping.Customer,
        _ => throw new MalformedException("by", "Promises are counted by team, site or customer."),
    };

    public TimeZoneInfo Zone(string usual) =>
        TimeZone is null ? Zones.Find(usual) : Zones.TryFind(TimeZone, out var zone) ? zone : throw new MalformedException("timeZone", "There is no such time zone. Use an IANA name such as Europe/Berlin.");

    /// <summary>The days asked about; what makes no sense is refused.</summary>
    public (DateOnly From, DateOnly To) Days(DateOnly today)
    {
        var to = To is { } last && last < today ? last : today;
        if (to < Earliest) throw new MalformedException("to", "Reports begin with the year 2000.");
        var from = From ?? to.AddDays(-29);
        if (from > to) throw new MalformedException("from", "from comes before to, and not after today.");
        return to.DayNumber - from.DayNumber < MostDays ? (from, to) : throw new MalformedException("from", $"A report is about {MostDays} days at most.");
    }
}
