using System.Collections.Immutable;
using Platform.Alerts.Domain.Rules;

namespace Platform.Alerts.Domain.WhatIf;

/// <summary>A rule nobody has saved yet: a policy, a silence, or a window. It is tried as if it had held all the time.</summary>
internal sealed record RuleDraft(AlertPolicy? Policy, ImmutableArray<Matcher> Silence, MaintenanceWindow? Window)
{
    /// <summary>Compared with the rules of today as if they had held all the time, too: what a rule from yesterday spares people is not seen in a month it did not hold.</summary>
    public bool IsAgainstToday { get; init; }

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>What the draft is compared with.</summary>
    public RuleBook Instead(RuleBook book) => IsAgainstToday && !book.Policies.IsEmpty ? new([book.Policies[^1] with { Since = DateTimeOffset.MinValue }], book.Silences) : book;

    /// <summary>What the company would have said, had it said this before that time.</summary>
    public RuleBook In(RuleBook book, DateTimeOffset from, DateTimeOffset until)
    {
        var (policies, silences) = (book.Policies.IsEmpty ? [AlertPolicy.Usual] : book.Policies, book.Silences);
        if (Policy is { } policy) policies = [policy with { Since = DateTimeOffset.MinValue }];
        if (Window is { } window) policies = [.. policies.Select(p => p with { Windows = p.Windows.Add(window with { When = Earlier(window.When, from) }) })];
        if (!Silence.IsDefaultOrEmpty) silences = silences.Insert(0, new(Guid.Empty, Silence, from, until + Week, "", "what if"));
        return new(policies, silences);
    }

    // A rule that is to begin some day comes again in the past as it will then.
    private static Recurrence Earlier(Recurrence when, DateTimeOffset from)
    {
        if (when.Rule is not { } rule) return when;
        var (first, isByDate) = (when.StartsAt, rule.Contains("MONTHLY", StringComparison.OrdinalIgnoreCase) || rule.Contains("YEARLY", StringComparison.OrdinalIgnoreCase));
        while (first > from.DateTime && first.Year > 2000) first = isByDate ? first.AddYears(-1) : first - Week;
        return new(first, when.Duration, when.Zone, rule);
    }
}
