using Platform.Alerts.Domain.Rules;

namespace Platform.Alerts.Domain.Live;

internal sealed partial class Correlation
{
    private Dictionary<InhibitionRule, Dictionary<LabelSet, List<LiveAlert>>>? _sources;

    /// <summary>Looks at every alert anew: something holds that did not, or no longer.</summary>
    public Correlation ReviewAll()
    {
        _policy = site.Book.PolicyAt(_now);
        _sources = null;
        Review([.. _alerts.Values.Where(a => a.IsActive || a.Suppression is not null || a.Group is not null).OrderBy(a => a.Labels.Fingerprint)]);
        if (site.Book.NextChange(_now) is { } change) Due(Item.Rules, null, change);
        LookForStorm();
        return this;
    }

    // Those that turned, and all others if one of these hides some.
    private void Settle()
    {
        if (_turned is null) return;
        _sources = null;
        if (_turned.Exists(MayHideOthers)) ReviewAll();
        else
        {
            Review([.. _turned.Distinct().Select(labels => _alerts.GetValueOrDefault(labels)).OfType<LiveAlert>()]);
            LookForStorm();
        }

        _turned = null;
    }

    private bool MayHideOthers(LabelSet labels) =>
        (_alerts.GetValueOrDefault(labels)?.Device is { } device && Topology.HasChildren(device)) || _policy.Inhibitions.Any(rule => rule.Source.All(labels));

    // Who comes, comes before who goes: a group that goes on with other alerts is the same group.
    private void Review(List<LiveAlert> alerts)
    {
        for (var i = 0; i < alerts.Count; i++)
        {
            var (alert, reason) = (alerts[i], alerts[i].IsActive ? ReasonFor(alerts[i]) : null);
            if (!(reason?.IsSameAs(alert.Suppression) ?? alert.Suppression is null)) alerts[i] = Suppress(alert, reason);
        }

        foreach (var alert in alerts)
            if (alert is { IsActive: true, Suppression: null }) Join(alert);
        foreach (var alert in alerts)
            if (alert is { IsActive: false } or { Suppression: not null }) Leave(alert);
    }

    private Suppression? ReasonFor(LiveAlert alert)
    {
        if (site.Book.SilenceOf(alert.Labels, _now) is { } silence) return new(SuppressionKind.Silenced, silence.Id, silence.Comment, BeginsAt, 1);
        if (site.Book.WindowOf(alert.Labels, _now) is { } window) return new(SuppressionKind.Maintenance, null, window.Name, BeginsAt, 1);
        if (!IsNeverFolded(alert) && Topology.CauseOf(alert, cause => !IsNeverFolded(cause)) is { } cause) return new(SuppressionKind.Folded, cause.Id, cause.Device!, BeginsAt, 1);
        foreach (var rule in _policy.Inhibitions)
            if (SourceOf(rule, alert) is { } source) return new(SuppressionKind.Inhibited, source.Id, rule.Name, BeginsAt, 1);
        return null;
    }

    private bool IsNeverFolded(LiveAlert alert) => _policy.NeverFolded.Length > 0 && _policy.NeverFolded.All(alert.Labels);

    // Alerts that are source and target of a rule do not hide each other.
    private LiveAlert? SourceOf(InhibitionRule rule, LiveAlert alert)
    {
        if (!rule.Target.All(alert.Labels)) return null;
        if (!(_sources ??= []).TryGetValue(rule, out var sources))
            _sources[rule] = sources = _alerts.Values.Where(a => a.IsActive && rule.Source.All(a.Labels)).GroupBy(a => a.Labels.Only(rule.Equal)).ToDictionary(g => g.Key, g => g.OrderBy(a => a.Labels.Fingerprint).ToList());
        var isBoth = rule.Source.All(alert.Labels);
        return sources.GetValueOrDefault(alert.Labels.Only(rule.Equal))?.Find(s => !s.Labels.Equals(alert.Labels) && !(isBoth && rule.Target.All(s.Labels)));
    }

    private LiveAlert Suppress(LiveAlert alert, Suppression? reason)
    {
        if (alert.Suppression is { } before)
        {
            (_suppressions ??= []).Add(new(alert.Id, before with { Count = before.Count + alert.Repeats }, _now));
            if (!alert.IsActive && before is { Kind: SuppressionKind.Silenced, ById: { } id }) Fulfil(id);
        }

        if (reason is not null) (_suppressions ??= []).Add(new(alert.Id, reason, null));
        return Set(alert with { Suppression = reason });
    }

    private void Fulfil(Guid silenceId)
    {
        if (!site.Book.Silences.Any(s => s.Id == silenceId && s.UntilResolved)) return;
        if (!_alerts.Values.Any(a => a.IsActive && a.Suppression?.ById == silenceId)) (_told ??= []).Add(new SilenceFulfilled(silenceId, _now));
    }
}
