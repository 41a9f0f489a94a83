using System.Collections.Immutable;

namespace Platform.Alerts.Domain.Records;

public class CareTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Me = Guid.NewGuid(), Colleague = Guid.NewGuid();

    private static readonly Alert Open = Alert.Evolve(null, new AlertOpened(
        Guid.NewGuid(), new(Guid.NewGuid()), 1, Guid.Empty, "Hot", "critical", "OTHER", null, ImmutableSortedDictionary<string, string>.Empty, ImmutableSortedDictionary<string, string>.Empty, null, Now, Now, Now));

    public static TheoryData<string, string> Changes => new(
        from before in new[] { "open", "acknowledged", "snoozed", "resolved", "closed" }
        from verb in new[] { "acknowledge", "snooze", "assign", "resolve", "reopen", "close" }
        select (before, verb));

    [Theory, MemberData(nameof(Changes))]
    public void Whatever_was_done_to_an_alert_is_taken_back(string state, string verb)
    {
        var before = In(state);
        var decision = Do(before, verb);
        if (decision.Refusal is not null) return; // nothing was done
        var after = Then(before, decision);
        Assert.Equal(Care.Of(before), Care.Of(Then(after, Care.Undo(after, Care.Of(before), Care.Of(after), Me, Now))));
    }

    [Fact]
    public void What_somebody_did_since_stays()
    {
        var acknowledged = Then(Open, AlertDecisions.Acknowledge(Open, Me, Now));
        var resolved = Then(acknowledged, AlertDecisions.Resolve(acknowledged, Colleague, Now));
        Assert.Equal(AlertState.Resolved, Then(resolved, Care.Undo(resolved, Care.Of(Open), Care.Of(acknowledged), Me, Now)).State);
    }

    [Fact]
    public void Whom_it_was_given_to_is_taken_back_although_it_was_acknowledged_since()
    {
        var assigned = Then(Open, AlertDecisions.Assign(Open, Colleague, Now));
        var acknowledged = Then(assigned, AlertDecisions.Acknowledge(assigned, Me, Now));
        var undone = Then(acknowledged, Care.Undo(acknowledged, Care.Of(Open), Care.Of(assigned), Me, Now));
        Assert.Equal((AlertState.Acknowledged, null), (undone.State, undone.AssigneeId));
    }

    [Fact]
    public void An_alert_that_was_put_off_until_a_time_that_has_passed_is_open()
    {
        var snoozed = In("snoozed");
        var resolved = Then(snoozed, AlertDecisions.Resolve(snoozed, Me, Now));
        Assert.Equal(AlertState.Open, Then(resolved, Care.Undo(resolved, Care.Of(snoozed), Care.Of(resolved), Me, Now.AddDays(1))).State);
    }

    private static Alert In(string state) => state switch
    {
        "open" => Open,
        "acknowledged" => Then(Open, AlertDecisions.Acknowledge(Open, Colleague, Now)),
        "snoozed" => Then(Open, AlertDecisions.Snooze(Open, Now.AddHours(2), Now)),
        "resolved" => Then(Open, AlertDecisions.Resolve(Open, Colleague, Now)),
        _ => Then(In("resolved"), AlertDecisions.Close(In("resolved"), Now)),
    };

    private static Decision<AlertEvent> Do(Alert alert, string verb) => verb switch
    {
        "acknowledge" => AlertDecisions.Acknowledge(alert, Me, Now),
        "snooze" => AlertDecisions.Snooze(alert, Now.AddHours(5), Now),
        "assign" => AlertDecisions.Assign(alert, Me, Now),
        "resolve" => AlertDecisions.Resolve(alert, Me, Now),
        "reopen" => AlertDecisions.Reopen(alert, Now),
        _ => AlertDecisions.Close(alert, Now),
    };

    private static Alert Then(Alert alert, Decision<AlertEvent> decision) => decision.Events.Aggregate(alert, Alert.Evolve);
}
