namespace Platform.Devices.Domain.Value;

/// <summary>What a device of a type costs to replace, installed, and after how many months in use that is planned.</summary>
internal sealed record ReplacementTerms(decimal Cost, string Currency, int ExpectedLifeMonths);

/// <summary>How many devices of a type are to be replaced in a month, counted from the first of the current one.</summary>
internal readonly record struct Replacements(Guid Type, int Month, int Devices);

/// <summary>
/// When devices reach the end of the life expected of them: replacement at a planned age (Barlow and Proschan, Mathematical Theory of
/// Reliability, 1965, chapter 3). What is overdue falls in the first month; what replaces it comes of age in its turn. Devices of
/// a type without terms are not planned.
/// </summary>
internal static class ReplacementForecast
{
    public const int Months = 12;

    /// <param name="today">The day of the forecast; its month is month 0.</param>
    /// <param name="inUse">The type of each device in use, and since when it is.</param>
    /// <param name="terms">What is known of the types.</param>
    public static IReadOnlyList<Replacements> Of(DateOnly today, IEnumerable<(Guid Type, DateOnly Since)> inUse, IReadOnlyDictionary<Guid, ReplacementTerms> terms)
    {
        var due = new Dictionary<(Guid, int), int>();
        foreach (var (type, since) in inUse)
        {
            if (!terms.TryGetValue(type, out var known)) continue;
            for (var month = Math.Max(0, MonthOf(since.AddMonths(known.ExpectedLifeMonths)) - MonthOf(today)); month < Months; month += known.ExpectedLifeMonths)
                due[(type, month)] = due.GetValueOrDefault((type, month)) + 1;
        }

        return [.. due.Select(d => new Replacements(d.Key.Item1, d.Key.Item2, d.Value)).OrderBy(r => r.Month).ThenBy(r => r.Type)];
    }

    private static int MonthOf(DateOnly day) => day.Year * 12 + day.Month;
}
