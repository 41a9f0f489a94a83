using Platform.Alerts.Domain.Labels;
using Platform.Twins;

namespace Platform.Alerts.Domain.Live;

/// <summary>Repetitions cost next to nothing, and nobody who looks at a site sees it change under their eyes.</summary>
public class AlertTableTests
{
    [Fact]
    public void Who_holds_a_table_does_not_see_what_is_heard_later()
    {
        var before = AlertTable.Of(Enumerable.Range(0, 100).Select(Alert));
        var builder = before.ToBuilder();
        foreach (var alert in before) builder.Hear(alert, alert.Heard with { EndsAt = Timeline.Zero.AddHours(9), Repeats = 7 });
        var after = builder.ToImmutable();

        Assert.All(before, a => Assert.Equal((Timeline.Zero.AddMinutes(5), 0), (a.EndsAt, a.Repeats)));
        Assert.All(after, a => Assert.Equal((Timeline.Zero.AddHours(9), 7), (a.EndsAt, a.Repeats)));
    }

    [Fact]
    public void A_table_nobody_changed_is_the_same() => Assert.Same(AlertTable.Empty, AlertTable.Empty.ToBuilder().ToImmutable());

    [Fact]
    public void It_holds_what_a_dictionary_would_whatever_comes_and_goes()
    {
        var (random, table, expected) = (new Random(7), AlertTable.Empty, new Dictionary<LabelSet, int>());
        for (var step = 0; step < 400; step++)
        {
            var builder = table.ToBuilder();
            for (var n = random.Next(20); n >= 0; n--)
            {
                var alert = Alert(random.Next(300));
                if (random.Next(step < 200 ? 4 : 2) == 0)
                {
                    builder.Remove(alert.Labels);
                    expected.Remove(alert.Labels);
                }
                else if (builder.AsItTurned(alert.Labels) is { } known)
                {
                    builder.Hear(known, builder.HeardOf(known) with { Repeats = step });
                    expected[alert.Labels] = step;
                }
                else
                {
                    builder.Set(alert with { Repeats = step });
                    expected.Add(alert.Labels, step);
                }
            }

            table = builder.ToImmutable();
            Assert.Equal(expected.OrderBy(e => e.Key.Fingerprint), table.Select(a => KeyValuePair.Create(a.Labels, a.Repeats)).OrderBy(e => e.Key.Fingerprint));
        }
    }

    [Fact]
    public void An_alert_that_only_goes_on_leaves_next_to_nothing_behind()
    {
        var site = SiteAlerts.Begin(new(new(Guid.NewGuid()), Guid.NewGuid()));
        AlertReport[] reports = [.. Enumerable.Range(0, 100).Select(n => Timeline.Report($"alertname=Hot n={n}"))];
        Step(0);
        Step(1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var n = 2; n < 102; n++) Step(n);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 10_000, 1, 64);
        Assert.Equal(Timeline.Zero.AddSeconds(101), site.Alerts.First().UpdatedAt);

        void Step(int n) => site = SiteAlerts.Step(site, new AlertsReported(new(1, n), Timeline.Zero.AddMilliseconds(n * 1_000), [.. reports]), Timeline.Zero.AddMilliseconds(n * 1_000)).Twin;
    }

    private static LiveAlert Alert(int n) => new(Guid.NewGuid(), Timeline.Labels($"alertname=Hot n={n}"), LabelSet.Empty, null)
    {
        StartsAt = Timeline.Zero, EndsAt = Timeline.Zero.AddMinutes(5), UpdatedAt = Timeline.Zero, FiredAt = Timeline.Zero,
    };
}
