using Platform.Alerts.Intake;

namespace Platform.Alerts.Domain.Sources;

/// <summary>
/// What a sender's fingerprints mean here: the labels each alert was last heard of under. An alert whose labels change is over under those it had, and begins under those it has;
/// an end ends what is going on, whatever labels it comes with.
/// </summary>
internal sealed class Fingerprints(IReadOnlyDictionary<string, LabelSet> before, DateTimeOffset now)
{
    private readonly Dictionary<string, LabelSet?> _after = [];

    public List<Arrival> Arrivals { get; } = [];

    /// <summary>Ends of alerts nobody here has heard of, which mean nothing.</summary>
    public int Unknown { get; private set; }

    /// <summary>Fingerprints that mean something else now; nothing where the alert is over.</summary>
    public IReadOnlyDictionary<string, LabelSet?> After => _after;

    public Fingerprints Hear(IEnumerable<MappedAlert> alerts)
    {
        foreach (var alert in alerts) Hear(alert);
        return this;
    }

    private void Hear(MappedAlert alert)
    {
        if (alert.Fingerprint is not { } fingerprint)
        {
            Arrivals.Add(alert.Arrival());
            return;
        }

        var known = _after.TryGetValue(fingerprint, out var heard) ? heard : before.GetValueOrDefault(fingerprint);
        if (alert.IsOver)
        {
            if ((known ?? alert.Labels) is { Count: > 0 } labels) Arrivals.Add((alert with { Labels = labels }).Arrival());
            else Unknown++;
            if (known is not null) _after[fingerprint] = null;
            return;
        }

        if (known is not null && !known.Equals(alert.Labels)) Arrivals.Add(new(alert.Index, new(known), alert.Annotations, alert.StartsAt, now, isTimeout: false, alert.Url));
        Arrivals.Add(alert.Arrival());
        _after[fingerprint] = alert.Labels;
    }
}
