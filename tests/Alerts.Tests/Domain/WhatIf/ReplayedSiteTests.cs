using FsCheck;
using FsCheck.Fluent;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Domain.Rules;
using Platform.Twins;

namespace Platform.Alerts.Domain.WhatIf;

public class ReplayedSiteTests
{
    private static readonly TwinKey Key = new(new(Guid.Parse("0190aaaa-0000-7000-8000-000000000001")), Guid.Parse("0190aaaa-0000-7000-8000-000000000002"));
    private static readonly RuleBook Usual = new([AlertPolicy.Usual], []);
    private static readonly Matcher OfA = new("alertname", "A");

    // At a second, one of some alerts begins or ends.
    private static readonly Gen<(int At, string Name, bool Ends)[]> AnyLog =
        from moves in (from gap in Gen.Choose(1, 400) from name in Gen.Elements("A", "B", "C") from ends in Gen.Elements(true, false) select (gap, name, ends)).ArrayOf()
        select moves.Select((m, n) => (moves.Take(n + 1).Sum(before => before.gap), m.name, m.ends)).ToArray();

    [Fact]
    public void A_replay_tells_what_was_told() => Prop.ForAll(AnyLog.ToArbitrary(), log =>
    {
        var timeline = new Timeline();
        foreach (var (at, name, ends) in log) timeline.Push(at, Report(at, name, ends));
        var end = log.Length == 0 ? 1_000 : log[^1].At + 100_000;
        timeline.Until(end);
        var told = timeline.Sent.Where(n => n.Kind is not NotificationKind.Resolved).GroupBy(n => n.NotificationId).ToDictionary(n => n.Key, n => n.Count());
        return Replayed(log, Usual, end).Told.OrderBy(t => t.Key).SequenceEqual(told.OrderBy(t => t.Key));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_a_site_was_told_after_something_later_is_known_again_in_a_replay()
    {
        var timeline = new Timeline().Push(10, Report(10, "A", ends: false)).Silence(20.5, 30, new Matcher("alertname", "Z")).PushLate(20, 20.6, Report(20, "B", ends: false)).Until(1_000);
        var replayed = Replayed([(10, "A", false), (20, "B", false)], Usual, 1_000);
        Assert.Equal(timeline.Site.Alerts.Select(a => a.Id).Order(), replayed.Shown.Keys.Order());
        Assert.Equal(timeline.Sent.Select(n => n.NotificationId).Order(), replayed.Told.Keys.Order());
    }

    [Fact]
    public void A_rule_that_is_so_already_changes_nothing() => Prop.ForAll(AnyLog.ToArbitrary(), log =>
    {
        var difference = Tried(log, new(AlertPolicy.Usual, [], null));
        return (difference.Avoided, difference.Added, difference.Hidden.Count, difference.Shown.Count) == (0, 0, 0, 0);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_silence_hides_what_it_matches_and_nothing_else() => Prop.ForAll(AnyLog.ToArbitrary(), log =>
    {
        var difference = Tried(log, new(null, [OfA], null));
        return difference.Added == 0 && difference.AsItWas - difference.Avoided == difference.AsWished && difference.Hidden.All(a => a.Labels["alertname"] == "A")
            && Replayed(log, Usual, 200_000).Shown.Values.Count(a => a.Labels["alertname"] == "A") == difference.Hidden.Count;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_window_that_is_to_begin_some_day_is_tried_on_the_past()
    {
        var nights = new MaintenanceWindow("Nights", [], new(Timeline.Zero.DateTime.AddDays(40).Date.AddHours(8), TimeSpan.FromHours(4), "UTC", "FREQ=DAILY"));
        Assert.Equal((1, 0), Tried([(60, "A", false)], new(null, [], nights), end: 1_000) is var difference ? (difference.Avoided, difference.AsWished) : default);
    }

    [Fact]
    public void A_policy_that_groups_otherwise_avoids_some_and_adds_others()
    {
        var byNothing = AlertPolicy.Usual with { Default = GroupRule.Usual with { By = [] } };
        var difference = Tried([(10, "A", false), (11, "B", false), (12, "C", false)], new(byNothing, [], null), end: 1_000);
        Assert.Equal((3, 1, 3, 1), (difference.AsItWas, difference.AsWished, difference.Avoided, difference.Added));
        Assert.Empty(difference.Hidden);
    }

    private static WhatIfDifference Tried((int At, string Name, bool Ends)[] log, RuleDraft draft, int end = 200_000) =>
        WhatIfDifference.Between(Replayed(log, Usual, end), Replayed(log, draft.In(Usual, Timeline.Zero.AddDays(-1), Timeline.Zero.AddSeconds(end)), end));

    private static ReplayedSite Replayed((int At, string Name, bool Ends)[] log, RuleBook book, int end)
    {
        var site = new ReplayedSite(Key, book, Usual);
        for (var n = 0; n < log.Length; n++)
            site.Hear(new AlertsReported(new(1, n + 1), Timeline.Zero.AddSeconds(log[n].At), [Report(log[n].At, log[n].Name, log[n].Ends)]), Timeline.Zero.AddSeconds(log[n].At));
        site.End(Timeline.Zero.AddSeconds(end));
        return site;
    }

    private static AlertReport Report(int at, string name, bool ends) => Timeline.Report($"alertname={name}", at - (ends ? 1 : 0), ends ? at : null);
}
