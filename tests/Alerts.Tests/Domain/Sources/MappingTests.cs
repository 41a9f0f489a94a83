using Platform.Alerts.Domain.Labels;

namespace Platform.Alerts.Domain.Sources;

public class MappingTests
{
    private static readonly AlertMapping Named = Mapped.Named;

    [Fact]
    public void Texts_are_filled_with_what_their_paths_lead_to() =>
        Assert.Equal("Pump 4 (true, 2.5, a, b) of $.plant", (Named with { Name = Mapped.Text("{$.x} {@.no}({@.on}, {@.bar}, {@.tags}) of $.plant") }).One("""{"x": "Pump 4", "on": true, "bar": 2.5, "tags": ["a", null, {}, "b"]}""").Labels[LabelSet.AlertName]);

    [Theory]
    [InlineData("""{"a": "one", "b": "two"}""", "one"), InlineData("""{"b": "two"}""", "two"), InlineData("""{"a": "", "b": null}""", "three")]
    public void The_first_path_that_leads_to_something_counts(string payload, string name) => Assert.Equal(name, (Named with { Name = Mapped.Text("{@.a|@.b|'three'}") }).One(payload).Labels[LabelSet.AlertName]);

    [Theory, InlineData("P1", "critical"), InlineData("p2 ", "high"), InlineData("P7", "medium"), InlineData("warning", "low")]
    public void Words_of_the_sender_mean_what_the_table_says(string word, string severity) => Assert.Equal(severity,
        (Named with { Severity = Mapped.Text("{@.p}", ("P1", "critical"), ("P2", "HIGH"), ("P*", "medium"), ("*", "low")) }).One($$"""{"name": "x", "p": "{{word}}"}""").Labels["severity"]);

    [Theory, InlineData("RESOLVED", true), InlineData("Down ended (now: Up)", true), InlineData("not resolved", false), InlineData("", false)]
    public void An_alert_is_over_when_a_condition_holds(string status, bool isOver) => Assert.Equal(isOver,
        (Named with { ResolvedWhen = [new("{@.status}", ["resolved"]), new("{@.status}", ["*(now: Up)"])] }).One($$"""{"name": "x", "status": "{{status}}"}""").IsOver);

    [Fact]
    public void The_good_part_of_a_batch_is_kept_and_each_refused_one_says_why()
    {
        var read = (Named with { Each = "$.all[*]", IgnoredWhen = [new("{@.test}", ["true"])] }).Read("""{"all": [{"name": "a"}, {"title": "b"}, {"name": "c", "test": true}, 7, {"name": "d"}]}""");
        Assert.Equal(["a", "d"], read.Alerts.Select(a => a.Labels[LabelSet.AlertName]));
        Assert.Equal([1, 3], read.Refused.Select(r => r.Index));
        Assert.All(read.Refused, r => Assert.Contains("no name", r.Detail));
        Assert.Equal(1, read.Ignored);
    }

    [Theory, InlineData("""{"all": {}}""", "no list"), InlineData("{}", "nothing"), InlineData("""{"all": null}""", "nothing"), InlineData("[]", "nothing")]
    public void Alerts_that_are_not_where_they_are_said_to_be_are_one_refusal(string payload, string why) => Assert.Contains(why, Assert.Single((Named with { Each = "$.all[*]" }).Read(payload).Refused).Detail);

    [Theory]
    [InlineData("""{"env": "prod", "team.name": "access", "9lives": 9, "no": null, "deep": {}}""")]
    [InlineData("""[{"name": "env", "value": "prod"}, {"tag": "team.name", "value": "access"}, {"key": "9lives", "value": 9}, {"value": "x"}, 3]""")]
    [InlineData("\"env:prod, team.name:access,9lives:9,nothing, :x\"")]
    [InlineData("""["env:prod", "team.name:access", "9lives:9", "nothing"]""")]
    [InlineData("""  "[{\"tag\":\"env\",\"value\":\"prod\"},{\"tag\":\"team.name\",\"value\":\"access\"},{\"tag\":\"9lives\",\"value\":\"9\"}]"  """)]
    public void Labels_are_read_however_a_sender_writes_them(string labels) => Assert.Equal(
        LabelSet.Of(("alertname", "x"), ("env", "prod"), ("team_name", "access"), ("_9lives", "9")), (Named with { LabelsFrom = "@.labels" }).One($$"""{"name": "x", "labels": {{labels}}}""").Labels);

    [Fact]
    public void A_label_written_down_here_goes_before_one_of_the_sender() =>
        Assert.Equal("S-4", (Named with { LabelsFrom = "@", Labels = [new() { Name = "site", Text = "S-4" }] }).One("""{"name": "x", "site": "elsewhere"}""").Labels["site"]);

    [Theory]
    [InlineData("2026-11-20T08:00:00Z"), InlineData("2026-11-20T09:00:00.123456789+01:00"), InlineData("2026-11-20 08:00:00"), InlineData("2026-11-20 08:00:00.5"), InlineData("1795161600"), InlineData("1795161600000"), InlineData("1795161600000000000"), InlineData("1795161600.25"), InlineData("2026.11.20 08:00:00")]
    public void Moments_are_read_however_a_sender_writes_them(string written) =>
        Assert.Equal(Mapped.At("2026-11-20T08:00:00Z"), (Named with { StartsAt = Mapped.Text("{@.at}") }).One($$"""{"name": "x", "at": "{{written}}"}""").StartsAt, TimeSpan.FromSeconds(1));

    [Theory, InlineData("yesterday"), InlineData("20.11.2026 08:00:00"), InlineData("12"), InlineData("1999-01-01T00:00:00Z"), InlineData("2026-11-20T10:00:00Z"), InlineData("0001-01-01T00:00:00Z")]
    public void A_moment_nobody_can_read_or_believe_is_the_moment_it_was_heard(string written) =>
        Assert.Equal(Mapped.Now, (Named with { StartsAt = Mapped.Text("{@.at}") }).One($$"""{"name": "x", "at": "{{written}}"}""").StartsAt);

    [Fact]
    public void What_is_over_ends_after_it_began_whatever_the_senders_clock_says()
    {
        var mapping = Named with { StartsAt = Mapped.Text("{@.from}"), EndsAt = Mapped.Text("{@.to}"), ResolvedWhen = [new("{@.over}", ["true"])] };
        Assert.Equal(Mapped.At("2026-11-20T08:30:00Z"), mapping.One("""{"name": "x", "over": true, "from": "2026-11-20T08:00:00Z", "to": "2026-11-20T08:30:00Z"}""").EndsAt);
        Assert.Equal(Mapped.Now, mapping.One("""{"name": "x", "over": true, "from": "2026-11-20T08:00:00Z", "to": "2026-11-20T07:30:00Z"}""").EndsAt);
        Assert.Equal(Mapped.Now, mapping.One("""{"name": "x", "over": true, "to": "2026-11-20T07:30:00Z"}""").EndsAt);
    }

    [Fact]
    public void An_alert_goes_on_until_its_sender_says_otherwise_unless_a_time_is_given()
    {
        Assert.True(Named.One("""{"name": "x"}""").EndsAt > Mapped.Now.AddYears(1));
        var limited = (Named with { EndsAfterMinutes = 15 }).One("""{"name": "x"}""");
        Assert.Equal((Mapped.Now.AddMinutes(15), true), (limited.EndsAt, limited.IsTimeout));
    }

    [Fact]
    public void What_was_asked_for_and_is_not_there_is_said()
    {
        var alert = (Named with { Severity = Mapped.Text("{@.severity}"), Labels = [new() { Name = "site", Text = "{@.site}" }], Fingerprint = Mapped.Text("{@.id}"), StartsAt = Mapped.Text("{@.at}") }).One("""{"name": "x", "at": "noon"}""");
        foreach (var missing in new[] { "no severity", "no site", "no fingerprint", "noon" }) Assert.Contains(alert.Notes, n => n.Contains(missing, StringComparison.Ordinal));
    }

    [Fact]
    public void Too_long_a_message_is_cut_and_too_long_a_label_is_refused()
    {
        var long9 = new string('ü', 9_000);
        var alert = (Named with { Annotations = [new() { Name = "summary", Text = "{@.text}" }] }).One($$"""{"name": "x", "text": "{{long9}}"}""");
        Assert.Equal((LabelRules.LongestAnnotation, '…'), (alert.Annotations["summary"].Length, alert.Annotations["summary"][^1]));
        Assert.Contains("2,048", Assert.Single(Named.Read($$"""{"name": "{{long9}}"}""").Refused).Detail);
    }

    [Fact]
    public void Everything_that_cannot_be_read_of_a_mapping_is_named() => Assert.Equal(
        ["annotations.2x", "each", "ignoredWhen.0", "labels.a", "labels.a", "labels.severity", "labelsFrom", "name", "resolvedWhen.1", "severity"],
        new AlertMapping
        {
            Each = "alerts", Name = Mapped.Text(" "), Severity = Mapped.Text("{@.a"), LabelsFrom = "$[*]", Labels = [new() { Name = "a", Text = "{$..a}" }, new() { Name = "a", Text = "{'b'|$.c}" }, new() { Name = "severity", Text = "x" }],
            Annotations = [new() { Name = "2x", Text = "y" }], ResolvedWhen = [new("{@.a}", ["b"]), new("{@.a}", [" "])], IgnoredWhen = [new("}", ["b"])],
        }.Faults().Select(f => f.Field).Order());

    [Fact]
    public void Braces_that_are_meant_as_such_are_doubled() => Assert.Equal("{x} y", (Named with { Name = Mapped.Text("{{x}} {@.a}") }).One("""{"a": "y"}""").Labels[LabelSet.AlertName]);
}
