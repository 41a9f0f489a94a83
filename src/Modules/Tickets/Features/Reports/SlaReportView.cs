using System.ComponentModel;
using Platform.Tickets.Domain.Sla;

namespace Platform.Tickets.Features.Reports;

/// <summary>How promises were kept on some days. A clock counts on the day it was decided: kept when it was stopped in time, breached when it was due.</summary>
internal sealed record SlaReportView(
    DateOnly From, DateOnly To, [property: Description("Whose days these are.")] string TimeZone, SlaGrouping By, SlaFigures All,
    [property: Description("The 200 with the most clocks, those first.")] IReadOnlyList<SlaFigures> Groups, [property: Description("Each day, also those without any.")] IReadOnlyList<SlaDay> Days);

/// <summary>Clocks of a team, a site or a customer, or of all.</summary>
internal sealed record SlaFigures(
    [property: Description("The team or site by id, or the customer by name; null for none, and for all.")] string? Key, string? Name, int Kept, int Breached,
    [property: Description("Kept of all that were decided, 0 to 1; null when none was.")] double? KeptShare, IReadOnlyList<SlaClockFigures> Clocks);

/// <summary>Clocks of one kind. Lengths are open time until they were stopped.</summary>
internal sealed record SlaClockFigures(
    ClockKind Kind, int Kept, int Breached, double? KeptShare, [property: Description("Half took no longer; null when none was stopped.")] TimeSpan? Median,
    [property: Description("Nine of ten took no longer.")] TimeSpan? NineOfTen);

internal sealed record SlaDay(DateOnly Date, int Kept, int Breached);
