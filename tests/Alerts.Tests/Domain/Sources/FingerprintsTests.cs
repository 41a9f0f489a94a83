using Platform.Alerts.Domain.Labels;

namespace Platform.Alerts.Domain.Sources;

public class FingerprintsTests
{
    private static readonly AlertMapping Known = Mapped.Named with { Each = "$[*]", Severity = Mapped.Text("{@.s}"), Fingerprint = Mapped.Text("{@.id}"), ResolvedWhen = [new("{@.over}", ["true"])] };

    [Fact]
    public void An_end_ends_what_goes_on_whatever_labels_it_comes_with()
    {
        var heard = Hear([], """[{"id": 1, "name": "a", "s": "high"}, {"id": 1, "over": true}]""");
        Assert.Equal(heard.Arrivals[0].Known.Labels, heard.Arrivals[1].Known.Labels);
        Assert.Null(heard.After["1"]);
    }

    [Fact]
    public void An_alert_whose_labels_change_is_over_under_those_it_had()
    {
        var before = LabelSet.Of(("alertname", "a"), ("severity", "high"));
        var heard = Hear(new() { ["1"] = before }, """[{"id": 1, "name": "a", "s": "critical"}]""");
        Assert.Equal([(before, true), (LabelSet.Of(("alertname", "a"), ("severity", "critical")), false)], heard.Arrivals.Select(a => (a.Known.Labels, a.EndsAt <= Mapped.Now)));
    }

    [Fact]
    public void The_end_of_something_nobody_heard_of_means_nothing() => Assert.Equal((0, 1), (Hear([], """[{"id": 1, "over": true}]""").Arrivals.Count, Hear([], """[{"id": 1, "over": true}]""").Unknown));

    [Fact]
    public void The_same_said_again_changes_nothing()
    {
        var first = Hear([], """[{"id": 1, "name": "a"}]""");
        var again = Hear(first.After.ToDictionary(a => a.Key, a => a.Value!), """[{"id": 1, "name": "a"}]""");
        Assert.Equal(first.Arrivals.Single().Known.Labels, again.Arrivals.Single().Known.Labels);
    }

    private static Fingerprints Hear(Dictionary<string, LabelSet> before, string payload) => new Fingerprints(before, Mapped.Now).Hear(Known.Read(payload).Alerts);
}
