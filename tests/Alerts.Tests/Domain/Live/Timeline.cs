using System.Collections.Immutable;
using Platform.Alerts.Domain.Labels;
using Platform.Alerts.Domain.Rules;
using Platform.Twins;

namespace Platform.Alerts.Domain.Live;

/// <summary>A site's alerts on a clock of their own: push at a time, and see what people were told, and when. Times are seconds.</summary>
internal sealed class Timeline(AlertPolicy? policy = null)
{
    public static readonly DateTimeOffset Zero = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly TwinKey Key = new(new(Guid.Parse("0190aaaa-0000-7000-8000-000000000001")), Guid.Parse("0190aaaa-0000-7000-8000-000000000002"));

    private ImmutableArray<Silence> _silences = [];
    private long _position;

    public SiteAlerts Site { get; private set; } = SiteAlerts.Begin(Key) with { Book = new([policy ?? AlertPolicy.Usual], []) };
    public List<(double At, Effect Effect)> Effects { get; } = [];

    public IEnumerable<Notified> Sent => Effects.Select(e => e.Effect).OfType<Notified>();
    public IEnumerable<Withdrawn> Withdrawn => Effects.Select(e => e.Effect).OfType<Withdrawn>();
    public IEnumerable<SuppressionFact> Suppressed => Effects.Select(e => e.Effect).OfType<SuppressionsChanged>().SelectMany(e => e.Facts);

    /// <summary>Notifications as people have them at the end: the last revision of each, without those taken back or over.</summary>
    public IEnumerable<Notified> Outstanding => Sent.GroupBy(n => n.NotificationId).Select(n => n.MaxBy(r => r.Revision)!)
        .Where(n => n.Kind is not NotificationKind.Resolved && Withdrawn.All(w => w.NotificationId != n.NotificationId));

    public static AlertReport Report(string labels, double startsAt = 0, double? endsAt = null, string? device = null, params string[] behind) =>
        new(Labels(labels), LabelSet.Empty, Zero.AddSeconds(startsAt), Zero.AddSeconds(endsAt ?? startsAt + 86_400)) { Device = device, Behind = [.. behind] };

    public static LabelSet Labels(string labels) => LabelSet.Of(labels.Split(' ').Select(l => l.Split('=')).Select(l => new KeyValuePair<string, string>(l[0], l[1])));

    public Timeline Push(double at, params AlertReport[] reports) => Step(at, new AlertsReported(new(1, ++_position), Zero.AddSeconds(at), [.. reports]));

    /// <summary>The log has received it; the site is told later.</summary>
    public Timeline PushLate(double received, double at, params AlertReport[] reports) => Step(at, new AlertsReported(new(1, ++_position), Zero.AddSeconds(received), [.. reports]));

    public Timeline Fire(double at, params string[] alerts) => Push(at, [.. alerts.Select(a => Report(a, at))]);

    public Timeline Resolve(double at, params string[] alerts) => Push(at, [.. alerts.Select(a => Report(a, Site.Alerts[Labels(a)].StartsAt.Subtract(Zero).TotalSeconds, at))]);

    public Timeline Silence(double at, double until, params Matcher[] matchers) =>
        Change(at, new(Guid.NewGuid(), [.. matchers], Zero.AddSeconds(at), Zero.AddSeconds(until), "somebody", "planned work"));

    public Timeline Change(double at, Silence silence)
    {
        _silences = [.. _silences.Where(s => s.Id != silence.Id), silence];
        return Step(at, new RulesChanged(new([policy ?? AlertPolicy.Usual], _silences)));
    }

    public Timeline Handle(double at, string alert, Handling? handling) => Step(at, new AlertHandled(Site.Alerts[Labels(alert)].Id, handling, Zero.AddSeconds(at)));

    /// <summary>Lets time pass, waking the twin when it wants to be woken.</summary>
    public Timeline Until(double at)
    {
        while (Site.WakeAt is { } wake && wake <= Zero.AddSeconds(at))
        {
            var before = Site;
            Do((wake > Site.SettledAt ? wake : Site.SettledAt).Subtract(Zero).TotalSeconds, SiteAlerts.Wake);
            Assert.False(Site.WakeAt <= wake && ReferenceEquals(before.Alerts, Site.Alerts), "The twin wants to be woken for nothing, for ever.");
        }

        return this;
    }

    private Timeline Step(double at, AlertSignal signal)
    {
        Until(at);
        Do(at, signal);
        return this;
    }

    private void Do(double at, AlertSignal signal)
    {
        var step = SiteAlerts.Step(Site, signal, Zero.AddSeconds(at));
        Site = step.Twin;
        Effects.AddRange(step.Effects.Select(e => (at, e)));
    }

    /// <summary>Exactly one notification was sent between these times.</summary>
    public Notified SentBetween(double from, double until) =>
        Assert.Single(Sent, n => n.At >= Zero.AddSeconds(from) && n.At <= Zero.AddSeconds(until));

    public void SentNothingBetween(double from, double until) => Assert.DoesNotContain(Sent, n => n.At >= Zero.AddSeconds(from) && n.At <= Zero.AddSeconds(until));
}
