using System.Collections.Immutable;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Domain.Rules;
using Platform.Twins;

namespace Platform.Alerts.Domain.WhatIf;

/// <summary>A site that hears once more what it heard then, under some rules: it decides by the same code, each thing at its moment.</summary>
internal sealed class ReplayedSite(TwinKey key, RuleBook book, RuleBook then)
{
    private readonly Dictionary<Guid, int> _told = [];
    private readonly Dictionary<Guid, LiveAlert> _shown = [];
    private readonly List<DateTimeOffset> _times = [];
    private SiteAlerts _site = SiteAlerts.Begin(key) with { Book = book };

    /// <summary>How often people were told of each group of alerts that something is wrong.</summary>
    public IReadOnlyDictionary<Guid, int> Told => _told;

    /// <summary>When people were told of any.</summary>
    public IReadOnlyList<DateTimeOffset> Times => _times;

    /// <summary>The alerts people were told of.</summary>
    public IReadOnlyDictionary<Guid, LiveAlert> Shown => _shown;

    public void Hear(AlertSignal signal, DateTimeOffset at)
    {
        // What has no end of its own was received with the one the rules of that time gave it.
        if (signal is AlertsReported reported && book.PolicyAt(at).ResolveTimeout is var timeout && timeout != then.PolicyAt(at).ResolveTimeout)
            signal = reported with { Reports = [.. reported.Reports.Select(r => r.IsTimeout ? r with { EndsAt = at + timeout } : r)] };
        Step(signal, at);
    }

    /// <summary>Lets the time pass that is left.</summary>
    public void End(DateTimeOffset at) => Step(SiteAlerts.Wake, at);

    private void Step(AlertSignal signal, DateTimeOffset at)
    {
        var step = SiteAlerts.Step(_site, signal, at);
        _site = step.Twin;
        foreach (var effect in step.Effects)
        {
            if (effect is not Notified { Kind: not NotificationKind.Resolved } told) continue;
            _told[told.NotificationId] = _told.GetValueOrDefault(told.NotificationId) + 1;
            _times.Add(told.At);
            foreach (var alert in told.Firing) _shown[alert.Id] = alert;
        }
    }
}

/// <summary>What a rule would have changed at a site.</summary>
internal sealed record WhatIfDifference(
    int AsItWas, int AsWished, int Avoided, int Added, IReadOnlyList<LiveAlert> Hidden, IReadOnlyList<LiveAlert> Shown, IReadOnlyList<DateTimeOffset> TimesAsItWas, IReadOnlyList<DateTimeOffset> TimesAsWished)
{
    public static WhatIfDifference Between(ReplayedSite was, ReplayedSite wished)
    {
        var ids = was.Told.Keys.Union(wished.Told.Keys).ToList();
        return new(
            was.Told.Values.Sum(), wished.Told.Values.Sum(),
            ids.Sum(id => Math.Max(0, was.Told.GetValueOrDefault(id) - wished.Told.GetValueOrDefault(id))), ids.Sum(id => Math.Max(0, wished.Told.GetValueOrDefault(id) - was.Told.GetValueOrDefault(id))),
            [.. was.Shown.Values.Where(a => !wished.Shown.ContainsKey(a.Id))], [.. wished.Shown.Values.Where(a => !was.Shown.ContainsKey(a.Id))], was.Times, wished.Times);
    }
}
