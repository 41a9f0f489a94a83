namespace Platform.Tickets.Knowledge.Domain;

/// <summary>The day on which somebody looks whether an article still holds.</summary>
internal static class ReviewDay
{
    /// <summary>The day said, or so many months from now; none where nobody wants one.</summary>
    public static Outcome<DateOnly?> After(DateTimeOffset now, DateOnly? said, int months)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (said <= today) return ArticleRefusals.ReviewPast;
        return new Outcome<DateOnly?>(said ?? (months > 0 ? today.AddMonths(months) : null), null);
    }
}
