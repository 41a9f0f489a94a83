using System.Collections.Immutable;

namespace Platform.Alerts.Domain.Rules;

/// <summary>What a silence may be, and what becomes of one that is sent again: it is changed where it may be, else it ends and another begins.</summary>
internal static class SilenceDecisions
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366), LongestOverEverything = TimeSpan.FromDays(1);

    public const int LongestComment = 2_000, LongestCreator = 200;

    /// <summary>What is asked of a silence.</summary>
    public sealed record Wish(ImmutableArray<Matcher> Matchers, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string CreatedBy, string Comment, bool UntilResolved = false);

    public static Refusal? WhyNot(Wish wish, DateTimeOffset now)
    {
        if (wish.Matchers.Length is 0 or > Matchers.Most) return SilenceRefusals.NoMatchers;
        foreach (var matcher in wish.Matchers)
            if (matcher.WhyNot() is { } why) return SilenceRefusals.BadMatcher(why);
        if (wish.EndsAt <= wish.StartsAt) return SilenceRefusals.EndsBeforeStart;
        if (wish.EndsAt <= now) return SilenceRefusals.EndsInThePast;
        if (wish.EndsAt - now > Longest) return SilenceRefusals.TooLong;
        var isExplained = wish.Comment.Trim().Length >= 3 && wish.EndsAt - (wish.StartsAt > now ? wish.StartsAt : now) <= LongestOverEverything;
        return wish.Matchers.AreOfEverything() && !isExplained ? SilenceRefusals.Unexplained : null;
    }

    public static Decision<SilenceEvent> Create(Guid id, TenantId tenant, Wish wish, DateTimeOffset now) => WhyNot(wish, now) is { } refusal
        ? refusal : new SilenceCreated(id, tenant, wish.Matchers, wish.StartsAt < now ? now : wish.StartsAt, wish.EndsAt, wish.UntilResolved, wish.CreatedBy, wish.Comment, now);

    /// <summary>Whether the silence can become what is wished; what it silenced so far stays as it was.</summary>
    public static bool MayChange(KeptSilence silence, Wish wish, DateTimeOffset now) =>
        silence.EndsAt > now && silence.Matchers.SequenceEqual(wish.Matchers) && silence.UntilResolved == wish.UntilResolved
        && (silence.StartsAt > now ? wish.StartsAt >= now : Math.Abs((silence.StartsAt - wish.StartsAt).TotalSeconds) < 1);

    public static Decision<SilenceEvent> Change(KeptSilence silence, Wish wish, DateTimeOffset now) => WhyNot(wish, now) is { } refusal
        ? refusal : new SilenceChanged(silence.StartsAt > now ? wish.StartsAt : silence.StartsAt, wish.EndsAt, wish.CreatedBy, wish.Comment, now);

    public static Decision<SilenceEvent> Expire(KeptSilence silence, bool withItsAlerts, DateTimeOffset now) =>
        silence.EndsAt <= now ? withItsAlerts ? [] : SilenceRefusals.Over : new SilenceExpired(withItsAlerts, now);
}
