using System.Collections.Immutable;
using Platform.Alerts.Domain.Live;

namespace Platform.Alerts.Domain.Records;

/// <summary>What a turn of an alert's source means for its record. The same turn told twice means nothing the second time.</summary>
internal static class SourceTurns
{
    public static AlertOpened Open(TenantId tenant, Guid site, int number, AlertChange change, DateTimeOffset now)
    {
        var alert = change.Alert;
        var severity = alert.Labels["severity"] is { Length: > 0 } said ? said : "warning";
        var name = alert.Labels[LabelSet.AlertName] is { Length: > 0 } called ? called : alert.Labels.ToString();
        return new(alert.Id, tenant, number, site, name.Length <= 200 ? name : name[..200], severity.Length <= 40 ? severity : severity[..40], alert.Labels["type"] is { Length: > 0 } type ? type : "OTHER", alert.Device,
            alert.Labels.ToImmutableSortedDictionary(StringComparer.Ordinal), alert.Annotations.ToImmutableSortedDictionary(StringComparer.Ordinal), alert.GeneratorUrl, alert.StartsAt, change.At, now);
    }

    public static Decision<AlertEvent> Decide(Alert alert, AlertChange change, DateTimeOffset now)
    {
        if (change.At < alert.TurnedAt || (change.At == alert.TurnedAt && change.Turn is AlertTurn.Fired or AlertTurn.Recurred)) return [];
        return change.Turn switch
        {
            AlertTurn.Recurred when alert.IsOver => new AlertRecurred(change.At, now),
            AlertTurn.Flapped when !alert.IsFlapping && alert.IsOver => [new AlertRecurred(change.At, now), new AlertFlapped(change.At, now)],
            AlertTurn.Flapped when !alert.IsFlapping => new AlertFlapped(change.At, now),
            AlertTurn.Calmed when alert.IsFlapping => change.Alert.IsFiring ? new AlertCalmed(change.At, now) : [new AlertCalmed(change.At, now), new AlertEnded(change.At, now)],
            AlertTurn.Woken when alert is { State: AlertState.Snoozed, SnoozedUntil: { } until } && until <= change.At => new AlertWoken(now),
            AlertTurn.Ended when !change.Alert.IsFlapping && !alert.IsOver => new AlertEnded(change.At, now),
            _ => [],
        };
    }
}
