using System.Collections.Immutable;
using Platform.Alerts.Domain.Rules;
using Platform.Hosting.Http;

namespace Platform.Alerts.Features;

/// <summary>Which alerts are told of together. Times are seconds.</summary>
internal sealed record GroupRuleView(string Name, MatcherView[] Matchers, string[] GroupBy, int WaitSeconds, int IntervalSeconds, int RepeatSeconds)
{
    public static GroupRuleView Of(GroupRule rule) => new(
        rule.Name, [.. rule.Matchers.Select(MatcherView.Of)], [.. rule.By], (int)rule.Wait.TotalSeconds, (int)rule.Interval.TotalSeconds, (int)rule.Repeat.TotalSeconds);

    public GroupRule Rule() => new(Name ?? "", Policies.Matchers(Matchers), Policies.Names(GroupBy), TimeSpan.FromSeconds(WaitSeconds), TimeSpan.FromSeconds(IntervalSeconds), TimeSpan.FromSeconds(RepeatSeconds));
}

/// <summary>While an alert of the source fires, those of the target are not told of where the labels are equal.</summary>
internal sealed record InhibitionView(string Name, MatcherView[] Source, MatcherView[] Target, string[] Equal);

/// <summary>A time in which work is planned: it begins at <c>startsAt</c> by the clock of its zone, and comes again by the rule of RFC 5545.</summary>
internal sealed record WindowView(string Name, MatcherView[] Matchers, DateTime StartsAt, int DurationMinutes, string TimeZone, string? Rule);

/// <summary>How the company wants to hear of its alerts.</summary>
internal sealed record AlertPolicyView(
    GroupRuleView Default, GroupRuleView[] Groups, InhibitionView[] Inhibitions, WindowView[] Windows, MatcherView[] NeverFolded, int StormAt, int FlapInAt, int FlapOutAt, int ResolveTimeoutSeconds, int Version) : IVersioned
{
    public static AlertPolicyView Of(AlertPolicy policy, int version) => new(
        GroupRuleView.Of(policy.Default), [.. policy.Groups.Select(GroupRuleView.Of)],
        [.. policy.Inhibitions.Select(i => new InhibitionView(i.Name, Policies.Views(i.Source), Policies.Views(i.Target), [.. i.Equal]))],
        [.. policy.Windows.Select(w => new WindowView(w.Name, Policies.Views(w.Matchers), w.When.StartsAt, (int)w.When.Duration.TotalMinutes, w.When.Zone, w.When.Rule))],
        Policies.Views(policy.NeverFolded), policy.StormAt, policy.FlapInAt, policy.FlapOutAt, (int)policy.ResolveTimeout.TotalSeconds, version);
}

internal static class Policies
{
    public static ImmutableArray<Matcher> Matchers(MatcherView[]? views) => [.. (views ?? []).OfType<MatcherView>().Select(m => m.Matcher())];

    // What a sender left out or wrote as null.
    public static ImmutableArray<string> Names(string[]? names) => [.. (names ?? []).OfType<string>()];
    public static MatcherView[] Views(ImmutableArray<Matcher> matchers) => [.. matchers.Select(MatcherView.Of)];
}
