using FsCheck;
using FsCheck.Fluent;

namespace Platform.Alerts.Domain.Incidents;

public class IncidentDecisionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Depot = Guid.CreateVersion7(), Yard = Guid.CreateVersion7(), Ada = Guid.CreateVersion7();
    private static readonly Incident Open = Incident.Evolve(null, new IncidentOpened(Guid.CreateVersion7(), new(Guid.CreateVersion7()), 1, Depot, "Power is out", null, 2, 0, Now));

    private static readonly Func<Incident, Decision<IncidentEvent>> Review = i => IncidentDecisions.Review(i, Ada, Now);

    private static readonly Func<Incident, Decision<IncidentEvent>>[] Verbs =
    [
        i => IncidentDecisions.Rename(i, "Called so", Now), i => IncidentDecisions.Add(i, 1, [Yard], Now), i => IncidentDecisions.Take(i, IncidentRole.Commander, Ada, Now),
        i => IncidentDecisions.Leave(i, IncidentRole.Commander, Now), i => IncidentDecisions.Update(i, Ada, Now), i => IncidentDecisions.Mitigate(i, Now),
        i => IncidentDecisions.Resolve(i, Now), i => IncidentDecisions.Reopen(i, Now), Review, i => IncidentDecisions.FollowStorm(i, 7, false, Now), i => IncidentDecisions.FollowStorm(i, 7, true, Now),
    ];

    [Fact]
    public void It_is_open_then_mitigated_then_resolved_then_reviewed()
    {
        var states = new List<IncidentState> { Open.State };
        var incident = Open;
        foreach (var verb in new Func<Incident, Decision<IncidentEvent>>[] { i => IncidentDecisions.Mitigate(i, Now), i => IncidentDecisions.Resolve(i, Now), i => IncidentDecisions.Review(i, Ada, Now) })
            states.Add((incident = After(incident, verb(incident))).State);
        Assert.Equal([IncidentState.Open, IncidentState.Mitigated, IncidentState.Resolved, IncidentState.Reviewed], states);
    }

    [Fact]
    public void What_is_merged_is_how_it_was_once_that_is_taken_back() => Prop.ForAll(Gen.Elements(Verbs).ListOf().ToArbitrary(), verbs =>
    {
        var before = verbs.Where(v => v != Review).Aggregate(Open, (i, v) => After(i, v(i)));
        var into = Open with { Key = Guid.CreateVersion7() };
        var merged = After(before, IncidentDecisions.Merge(before, into, Now));
        return merged.State is IncidentState.Merged && After(merged, IncidentDecisions.Unmerge(merged, before.AlertCount, Now)) with { Version = before.Version, ChangedAt = before.ChangedAt } == before;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_merged_never_changes_but_where_it_went() => Prop.ForAll(Gen.Elements(Verbs).ToArbitrary(), verb =>
    {
        var merged = After(Open, IncidentDecisions.Merge(Open, Open with { Key = Guid.CreateVersion7() }, Now));
        return verb(merged).Events.IsEmpty;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_is_reviewed_before_it_is_resolved() => Assert.Equal(IncidentRefusals.NotResolved, IncidentDecisions.Review(Open, Ada, Now).Refusal);

    [Fact]
    public void What_is_reviewed_never_changes_but_for_what_was_learned() => Prop.ForAll(Gen.Elements(Verbs.Where(v => v != Review)).ListOf().ToArbitrary(), verbs =>
    {
        var incident = After(After(Open, IncidentDecisions.Resolve(Open, Now)), new IncidentReviewed(Ada, Now));
        return verbs.All(verb => verb(incident).Events.IsEmpty);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void To_say_what_is_so_already_is_no_news() => Prop.ForAll(Gen.Elements(Verbs).ListOf().ToArbitrary(), Gen.Elements(Verbs.Where((_, n) => n is not (1 or 4 or 8))).ToArbitrary(), (verbs, verb) =>
    {
        var incident = verbs.Aggregate(Open, (i, v) => After(i, v(i)));
        var once = After(incident, verb(incident));
        return verb(once).Events.IsEmpty;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_incident_is_at_the_one_site_all_its_alerts_are_at()
    {
        Assert.Equal(Depot, After(Open, IncidentDecisions.Add(Open, 1, [Depot], Now)).SiteId);
        Assert.Equal(Guid.Empty, After(Open, IncidentDecisions.Add(Open, 1, [Yard], Now)).SiteId);
    }

    [Fact]
    public void A_storm_that_is_over_does_no_more_harm() => Assert.Equal(IncidentState.Mitigated, After(Open, IncidentDecisions.FollowStorm(Open, 0, isOver: true, Now)).State);

    private static Incident After(Incident incident, Decision<IncidentEvent> decision) => decision.Events.Aggregate(incident, Incident.Evolve);
}
