using System.Collections.Immutable;
using Platform.Alerts.Domain.Rules;
using Platform.Twins;

namespace Platform.Alerts.Domain.Live;

/// <summary>One step of a site's alerts: what is due happens in its order, then what was heard; at the end it is the site as it is since, and what follows from it.</summary>
internal sealed partial class Correlation(SiteAlerts site, ImmutableDictionary<int, long> read)
{
    private enum Item { Alert, Storm, Rules, Group }

    private readonly AlertTable.Builder _alerts = site.Alerts.ToBuilder();

    // Most steps are repetitions, which need none of these.
    private ImmutableDictionary<string, AlertGroup>.Builder? _changedGroups;
    private List<AlertChange>? _turns;
    private List<SuppressionFact>? _suppressions;
    private List<Effect>? _told;
    private List<LabelSet>? _turned;

    private PriorityQueue<(Item Kind, object? Name, DateTimeOffset At), (DateTimeOffset, Item)>? _due;
    private DateTimeOffset _until;
    private DateTimeOffset? _dueAt = site.DueAt;
    private DateTimeOffset? _stormSince = site.StormSince;
    private DateTimeOffset _now = site.SettledAt;
    private DateTimeOffset? _receivedAt;
    private AlertPolicy _policy = site.Book.PolicyAt(site.SettledAt);
    private Topology? _topology;
    private bool _isHandled;

    private ImmutableDictionary<string, AlertGroup>.Builder _groups => _changedGroups ??= site.Groups.ToBuilder();

    private Topology Topology => _topology ??= new(_alerts.AsTurned.Where(a => a.IsActive));

    // What begins is named by the moment the log has: a site that was told a little later, after something else, names it as a replay will.
    private DateTimeOffset BeginsAt => _receivedAt ?? _now;

    /// <summary>Does what is due by then, each thing at its moment.</summary>
    public Correlation Advance(DateTimeOffset until)
    {
        while (_dueAt <= until && GatherDue(until))
            while (_due!.TryDequeue(out var next, out _))
            {
                _now = next.At;
                _policy = site.Book.PolicyAt(_now);
                switch (next.Kind)
                {
                    case Item.Alert: PassAlerts(next.Name); break;
                    case Item.Storm: LookForStorm(); break;
                    case Item.Rules: ReviewAll(); break;
                    default: Flush((string)next.Name!); break;
                }
            }

        (_now, _due) = (until, null);
        _policy = site.Book.PolicyAt(_now);
        return this;
    }

    public TwinStep<SiteAlerts> Done()
    {
        if (site.DueAt is null && site.Book.NextChange(_now) is { } change) Due(Item.Rules, null, change);
        var (alerts, groups) = (_alerts.ToImmutable(), _changedGroups?.ToImmutable() ?? site.Groups);
        var hasTurned = _isHandled || _turns is not null || _suppressions is not null || _told is not null || _stormSince != site.StormSince || alerts.Count != site.Alerts.Count || groups != site.Groups;
        TwinStep<SiteAlerts> step = site with
        {
            Alerts = alerts, Groups = groups, Read = read, Turns = site.Turns + (hasTurned ? 1 : 0), SettledAt = _now, StormSince = _stormSince, DueAt = alerts.IsEmpty && groups.IsEmpty ? null : _dueAt,
        };
        if (_turns is not null) step = step.Then(new AlertsTurned([.. _turns]));
        if (_suppressions is not null) step = step.Then(new SuppressionsChanged([.. _suppressions]));
        return _told is not null ? step.Then([.. _told]) : step;
    }

    // Everything that is due by then, or else when the next is.
    private bool GatherDue(DateTimeOffset until)
    {
        (_due, _until, _dueAt) = (new(), until, null);
        foreach (var alert in _alerts.Values)
            if (DeadlineOf(alert) is { } at) Due(Item.Alert, alert.Labels, at);
        foreach (var group in _groups.Values)
            if (group.FlushAt is { } at) Due(Item.Group, group.Key, at);
        if (_stormSince is { } since) Due(Item.Storm, null, StormLookAfter(since));
        if (site.Book.NextChange(_now) is { } change) Due(Item.Rules, null, change);
        return _due.Count > 0;
    }

    private void Due(Item kind, object? name, DateTimeOffset at)
    {
        if (_due is not null && at <= _until) _due.Enqueue((kind, name, at > _now ? at : _now), (at > _now ? at : _now, kind));
        else if (!(at >= _dueAt)) _dueAt = at;
    }

    /// <summary>When something happens to the alert if nobody says anything of it.</summary>
    private DateTimeOffset? DeadlineOf(LiveAlert alert)
    {
        DateTimeOffset? next = alert.IsFiring ? ExpiryOf(alert) : alert.IsFlapping ? null : alert.ResolvedAt + _policy.RememberFor;
        if (alert.IsFlapping) Sooner(CalmAt(alert));
        if (alert is { IsActive: true, Handling.Until: { } until } && until > _now) Sooner(until);
        return next;

        void Sooner(DateTimeOffset at)
        {
            if (!(at >= next)) next = at;
        }
    }

    // An end that was said ahead is a promise to say more before then, and so does not hold while nobody could be heard.
    private DateTimeOffset ExpiryOf(LiveAlert alert) =>
        alert.EndsAt <= alert.UpdatedAt || site.ListeningSince + _policy.ResolveTimeout is var heard && heard <= alert.EndsAt ? alert.EndsAt : heard;
}
