using System.Collections.Immutable;
using Platform.Alerts.Domain.Rules;

namespace Platform.Alerts.Domain.Live;

internal sealed partial class Correlation
{
    private const string BehindAnother = "It follows from another alert";

    private void Join(LiveAlert alert)
    {
        if (alert.Group is not null) return;
        var group = GroupFor(alert);
        _groups[group.Key] = group with { Members = group.Members.Add(alert.Labels) };
        Set(alert with { Group = group.Key, LastGroup = group.Key });
        Touch(group.Key);
    }

    private AlertGroup GroupFor(LiveAlert alert)
    {
        if (IsAnnounced(alert)) return _groups[alert.LastGroup!]; // it was over for a moment only, or hidden
        if (_stormSince is not null && !IsNeverFolded(alert)) return StormGroup(BeginsAt);
        var rule = _policy.GroupOf(alert.Labels);
        var labels = alert.Labels.Only(rule.By);
        var key = $"{rule.Name}:{labels}";
        return _groups.GetValueOrDefault(key) ?? new(key, rule.Name, labels, BeginsAt, rule.Wait, rule.Interval, rule.Repeat);
    }

    private AlertGroup StormGroup(DateTimeOffset since) => _groups.GetValueOrDefault(AlertGroup.Storm)
        ?? new(AlertGroup.Storm, _policy.Default.Name, LabelSet.Empty, since, _policy.Default.Wait, _policy.Default.Interval, _policy.Default.Repeat);

    private bool IsAnnounced(LiveAlert alert) => alert.LastGroup is { } last && _groups.GetValueOrDefault(last)?.Announced.Contains(alert.Labels) == true;

    // Over, or hidden. What was announced and hides behind another now was no news of its own, and is taken back.
    private void Leave(LiveAlert alert)
    {
        if (alert.LastGroup is not { } name || _groups.GetValueOrDefault(name) is not { } group) return;
        var (isMember, wasAnnounced) = (alert.Group is not null, group.Announced.Contains(alert.Labels));
        if (isMember) Set(alert with { Group = null });
        if (!isMember && !wasAnnounced) return;
        if (isMember && !wasAnnounced && !alert.IsActive) (_suppressions ??= []).Add(new(alert.Id, new(SuppressionKind.Brief, null, group.Rule, alert.FiredAt, 1), _now));

        group = group with { Members = group.Members.Remove(alert.Labels) };
        if (wasAnnounced && alert.Suppression is { Kind: SuppressionKind.Folded or SuppressionKind.Inhibited })
            group = group with { Announced = group.Announced.Remove(alert.Labels), IsStale = true };
        _groups[name] = group;
        if (group.Members.IsEmpty && group.Announced.IsEmpty) End(group);
        else if (wasAnnounced && (group.IsStale || !alert.IsActive)) Touch(name);
    }

    private void End(AlertGroup group)
    {
        _groups.Remove(group.Key);
        if (group.IsAnnounced) (_told ??= []).Add(new Withdrawn(IdOf(group), group.Revision + 1, BehindAnother, _now));
    }

    private void Touch(string name)
    {
        if (_groups.GetValueOrDefault(name) is not { } group || group.Touch(_now) is not { FlushAt: { } flush } touched) return;
        _groups[name] = touched;
        Due(Item.Group, name, flush);
    }

    // What is put off is told of anew when its time is over; what is resolved by hand is told of as over.
    private void Care(string name, LabelSet labels, Handling? handling)
    {
        if (_groups.GetValueOrDefault(name) is not { } group) return;
        if (handling?.Kind is HandlingKind.Snoozed) _groups[name] = group with { Announced = group.Announced.Remove(labels) };
        Touch(name);
    }

    private void Flush(string name)
    {
        if (_groups.GetValueOrDefault(name) is not { } group || group.FlushAt != _now) return;
        var told = group.Members.Where(l => !IsHushed(_alerts[l], group)).ToImmutableHashSet();
        var over = group.Announced.Where(l => !told.Contains(l) && (_alerts.GetValueOrDefault(l) is not { IsActive: true } a || a.Handling?.Kind is HandlingKind.Resolved)).ToImmutableHashSet();
        var quiet = group.Announced.Except(told).Except(over); // silenced since: that they are over will be told

        var isNew = !told.IsSubsetOf(group.Announced);
        var isDue = group.SentAt + group.Repeat <= _now && told.Any(l => _alerts[l].Handling is null);
        var kind = !group.IsAnnounced ? NotificationKind.Firing : told.IsEmpty && quiet.IsEmpty ? NotificationKind.Resolved
            : isNew || !over.IsEmpty || group.IsStale ? NotificationKind.Changed : NotificationKind.Repeated;
        if (group.IsAnnounced ? isNew || !over.IsEmpty || group.IsStale || isDue : isNew)
            group = Tell(group, kind, told, over) with { Announced = told.Union(quiet), IsStale = false };

        group = group with { FlushAt = group.IsAnnounced && !group.Announced.IsEmpty ? Next(group) : null };
        if (group.Members.IsEmpty && group.Announced.IsEmpty) _groups.Remove(name);
        else
        {
            _groups[name] = group;
            if (group.FlushAt is { } flush) Due(Item.Group, name, flush);
        }
    }

    // Somebody takes care of it: nobody else is told, but that it was told stays true while it is only acknowledged.
    private bool IsHushed(LiveAlert alert, AlertGroup group) =>
        alert.Handling is { } handling && handling.IsHushed(_now) && !(handling.Kind is HandlingKind.Acknowledged && group.Announced.Contains(alert.Labels));

    private DateTimeOffset Next(AlertGroup group) => group.SentAt!.Value + group.Repeat is var repeat && repeat > _now ? repeat : _now + group.Repeat;

    private AlertGroup Tell(AlertGroup group, NotificationKind kind, ImmutableHashSet<LabelSet> told, ImmutableHashSet<LabelSet> over)
    {
        var next = group with { Revision = group.Revision + 1, SentAt = _now };
        var firing = Alerts(told);
        var causes = firing.Select(a => a.Id).ToHashSet();
        var folded = _alerts.AsTurned.Count(a => a is { IsActive: true, Suppression: { Kind: SuppressionKind.Folded or SuppressionKind.Inhibited, ById: { } by } } && causes.Contains(by));
        (_told ??= []).Add(new Notified(IdOf(group), next.Revision, kind, group.Key, group.Rule, group.Labels, firing, Alerts(over), folded, _now) { Read = read });
        return next;
    }

    private Guid IdOf(AlertGroup group) => AlertIds.Notification(site.Key, group.Key, group.Since);

    private ImmutableArray<LiveAlert> Alerts(ImmutableHashSet<LabelSet> labels) =>
        [.. labels.Select(l => _alerts.GetValueOrDefault(l)).OfType<LiveAlert>().OrderByDescending(a => a.Severity).ThenBy(a => a.FiredAt).ThenBy(a => a.Labels.Fingerprint)];

    // So many at once are one thing: what nobody was told of yet is told of together.
    private void LookForStorm()
    {
        var recent = 0;
        foreach (var alert in _alerts.AsTurned)
            if (alert.Group is not null && alert.FiredAt > _now - _policy.StormWindow) recent++;

        if (_stormSince is { } since)
        {
            if (recent * 4 <= _policy.StormAt && since + _policy.StormWindow <= _now) _stormSince = null;
            else if (StormLookAfter(since) is var look && look > _now) Due(Item.Storm, null, look);
            return;
        }

        if (recent < _policy.StormAt) return;
        _stormSince = _now;
        Due(Item.Storm, null, _now + _policy.StormWindow);
        var waiting = _groups.Values.Where(g => g is { IsAnnounced: false, IsStorm: false })
            .Select(g => (Group: g, Moving: g.Members.Where(l => !IsNeverFolded(_alerts[l])).ToList())).Where(g => g.Moving.Count > 0).ToList();
        if (waiting.Count == 0) return;
        _groups[AlertGroup.Storm] = StormGroup(waiting.Min(g => g.Group.Since));
        foreach (var (group, moving) in waiting)
        {
            if (moving.Count == group.Members.Count) _groups.Remove(group.Key);
            else _groups[group.Key] = group with { Members = group.Members.Except(moving) };
            foreach (var labels in moving) Join(Set(_alerts[labels] with { Group = null }));
        }
    }

    // Looked at again whenever a window is over.
    private DateTimeOffset StormLookAfter(DateTimeOffset since)
    {
        var windows = (_now - since).Ticks / _policy.StormWindow.Ticks + 1;
        return since + windows * _policy.StormWindow;
    }
}
