using System.Collections.Immutable;
using Platform.Alerts.Domain.Rules;

namespace Platform.Alerts.Domain.Live;

internal sealed partial class Correlation
{
    /// <summary>Hears what sources said.</summary>
    public Correlation Take(AlertsReported reported)
    {
        _receivedAt = reported.At;
        foreach (var report in reported.Reports)
            if (_alerts.AsItTurned(report.Labels) is not { } known)
            {
                if (report.EndsAt > _now) Fire(report);
            }
            else if (known.IsRepeatedBy(report, _now)) Repeat(known, report);
            else Hear(_alerts.Now(known), report);
        Settle();
        return this;
    }

    /// <summary>Notes who takes care of an alert.</summary>
    public Correlation Handle(AlertHandled handled)
    {
        var alert = _alerts.AsTurned.FirstOrDefault(a => a.Id == handled.AlertId);
        if (alert is null || alert.Handling == handled.Handling) return this;
        _isHandled = true;
        Set(_alerts.Now(alert) with { Handling = handled.Handling });
        if (alert.Group is { } name) Care(name, alert.Labels, handled.Handling);
        if (handled.Handling?.Until is { } until) Due(Item.Alert, alert.Labels, until);
        return this;
    }

    private void Fire(AlertReport report)
    {
        var alert = new LiveAlert(AlertIds.Alert(site.Key, report.Labels, BeginsAt), report.Labels, report.Annotations, report.GeneratorUrl)
        {
            Device = report.Device, Behind = report.Behind,
            StartsAt = report.StartsAt, EndsAt = report.EndsAt, UpdatedAt = _now, IsTimeout = report.IsTimeout, FiredAt = _now,
        };
        Turn(alert, firing: true, AlertTurn.Fired);
    }

    private void Repeat(LiveAlert known, AlertReport report)
    {
        var before = _alerts.HeardOf(known);
        var heard = new Heard { EndsAt = before.EndAfter(report), UpdatedAt = _now, IsTimeout = report.IsTimeout, Repeats = known.Suppression is null ? before.Repeats : before.Repeats + 1 };
        _alerts.Hear(known, heard);
        Due(Item.Alert, known.Labels, heard.EndsAt);
    }

    private void Hear(LiveAlert known, AlertReport report)
    {
        var isOver = report.EndsAt <= _now;
        if (isOver && (!known.IsFiring || report.EndsAt <= known.StartsAt)) return; // of an earlier time, or known already
        var heard = known with
        {
            Annotations = report.Annotations, GeneratorUrl = report.GeneratorUrl, Device = report.Device, Behind = report.Behind, UpdatedAt = _now,
            StartsAt = known.IsFiring && known.StartsAt < report.StartsAt ? known.StartsAt : report.StartsAt,
            EndsAt = !isOver && known.IsFiring ? known.Heard.EndAfter(report) : report.EndsAt, IsTimeout = report.IsTimeout,
            Repeats = !isOver && known is { IsFiring: true, Suppression: not null } ? known.Repeats + 1 : known.Repeats,
        };
        if (isOver) Turn(heard, firing: false, AlertTurn.Ended);
        else if (!known.IsFiring) Turn(heard with { FiredAt = _now }, firing: true, AlertTurn.Recurred);
        else
        {
            if (!known.IsWhere(report))
            {
                _topology = null;
                (_turned ??= []).Add(heard.Labels);
            }

            Set(heard);
            Due(Item.Alert, heard.Labels, heard.EndsAt);
        }
    }

    /// <summary>The alert begins or ends; what does so too often flaps, and counts as firing until it is calm.</summary>
    private void Turn(LiveAlert alert, bool firing, AlertTurn turn)
    {
        var changes = alert.Changes.Where(at => at > _now - _policy.FlapWindow).Append(_now).TakeLast(_policy.FlapInAt).ToImmutableArray();
        var turned = alert with
        {
            IsFiring = firing, Changes = changes, IsFlapping = alert.IsFlapping || changes.Length >= _policy.FlapInAt, ResolvedAt = firing ? null : _now,
            Handling = firing || alert.Handling?.Kind is HandlingKind.Snoozed ? alert.Handling : null,
        };
        Record(turned.IsFlapping && !alert.IsFlapping ? AlertTurn.Flapped : turn, turned);
        Become(alert, turned);
    }

    private DateTimeOffset CalmAt(LiveAlert alert) =>
        alert.Changes.Length <= _policy.FlapOutAt ? _now : alert.Changes[alert.Changes.Length - _policy.FlapOutAt - 1] + _policy.FlapWindow;

    private void Become(LiveAlert before, LiveAlert after)
    {
        if (before.IsActive && _alerts.AsItTurned(before.Labels) is not null) _topology?.Remove(before);
        if (after.IsActive) _topology?.Add(after);
        Set(after);
        (_turned ??= []).Add(after.Labels);
        if (DeadlineOf(after) is { } at) Due(Item.Alert, after.Labels, at);
    }

    // All that are due at this moment, and then what follows for the others.
    private void PassAlerts(object? first)
    {
        for (var name = first; ;)
        {
            if (_alerts.GetValueOrDefault((LabelSet)name!) is { } alert) Pass(alert);
            if (!_due!.TryPeek(out var next, out _) || next.Kind != Item.Alert || next.At != _now) break;
            name = _due.Dequeue().Name;
        }

        Settle();
    }

    private void Pass(LiveAlert alert)
    {
        if (alert is { Handling.Until: { } until } && until <= _now)
        {
            alert = Set(alert with { Handling = null });
            Record(AlertTurn.Woken, alert);
            if (alert.Group is { } group) Touch(group);
        }

        if (DeadlineOf(alert) is not { } at) return;
        if (at > _now) Due(Item.Alert, alert.Labels, at);
        else if (alert.IsFiring && ExpiryOf(alert) <= _now) Turn(alert, firing: false, AlertTurn.Ended);
        else if (alert.IsFlapping) Calm(alert);
        else Forget(alert);
    }

    private void Calm(LiveAlert alert)
    {
        var calm = alert with { IsFlapping = false, Changes = [.. alert.Changes.Where(at => at > _now - _policy.FlapWindow)], ResolvedAt = alert.IsFiring ? null : alert.ResolvedAt ?? _now };
        Record(AlertTurn.Calmed, calm);
        Become(alert, calm);
    }

    private void Forget(LiveAlert alert)
    {
        if (IsAnnounced(alert)) Due(Item.Alert, alert.Labels, _now + _policy.RememberFor); // people still wait to hear of its end
        else _alerts.Remove(alert.Labels);
    }

    private LiveAlert Set(LiveAlert alert) => _alerts.Set(alert);

    private void Record(AlertTurn turn, LiveAlert alert) => (_turns ??= []).Add(new(turn, alert, _now));
}
