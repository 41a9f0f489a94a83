namespace Platform.Identity.Plans;

/// <summary>What a company had on one day, and what the day is charged as.</summary>
internal sealed record UsageDay(DateOnly Day, string ChargedAs, long Sites, long Devices);

/// <summary>A month's cost: of the days counted, and of the whole month if the rest of it goes on like the last day.</summary>
internal sealed record MonthOfUsage(decimal CostSoFar, decimal Forecast)
{
    public static MonthOfUsage Of(IReadOnlyList<UsageDay> days, DateOnly month, PlanSettings prices)
    {
        var length = DateTime.DaysInMonth(month.Year, month.Month);
        var soFar = days.Sum(d => prices.DayCost(d.ChargedAs, d.Sites, d.Devices, length));
        if (days.MaxBy(d => d.Day) is not { } last) return new(0, 0);

        var ahead = length - last.Day.Day;
        return new(soFar, soFar + ahead * prices.DayCost(last.ChargedAs, last.Sites, last.Devices, length));
    }
}
