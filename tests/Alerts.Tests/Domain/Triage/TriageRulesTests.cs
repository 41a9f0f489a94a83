namespace Platform.Alerts.Domain.Triage;

public class TriageRulesTests
{
    private static readonly TriageRules Rules = TriageRules.None(new(Guid.CreateVersion7()));

    [Theory]
    [InlineData("DEVICE_FAILURE", "IoT specialists"), InlineData("SECURITY_BREACH", "Security team"), InlineData("INTRUSION", "Security team")]
    [InlineData("SLA_BREACH_RISK", "Helpdesk supervisors"), InlineData("FIRE_ALARM", "Emergency response")]
    public void Each_type_has_its_team_from_the_beginning(string type, string team) => Assert.Equal(team, Rules.RouteOf(type)?.Team);

    [Fact]
    public void A_type_nobody_named_goes_to_nobody() => Assert.Null(Rules.RouteOf("OTHER"));

    [Fact]
    public void The_most_that_is_said_of_a_device_counts()
    {
        var rules = Rules with { Assets = [new("Gateway", null, Importance.High), new(null, "vault", Importance.Critical), new(null, "test", Importance.Low)] };
        Assert.Equal((Importance.High, Importance.Critical, Importance.Low, Importance.Normal),
            (rules.ImportanceOf("gateway", []), rules.ImportanceOf("Gateway", ["vault"]), rules.ImportanceOf("Sensor", ["test"]), rules.ImportanceOf("Sensor", [])));
    }

    [Fact]
    public void Where_nobody_says_anything_tags_speak_for_themselves() =>
        Assert.Equal((Importance.Critical, Importance.Low), (Rules.ImportanceOf("Sensor", ["critical"]), Rules.ImportanceOf("Sensor", ["spare"])));

    [Fact]
    public void A_type_has_one_team() =>
        Assert.Equal("alert-triage.route", TriageDecisions.Set(Rules, [new("X", "A", []), new("X", "B", [])], [], [], DateTimeOffset.UnixEpoch).Refusal?.Code);
}
