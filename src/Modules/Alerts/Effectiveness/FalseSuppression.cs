namespace Platform.Alerts.Effectiveness;

/// <summary>What a rule hid, and a person took care of afterwards all the same, or supervisors had to be told of: somebody should have been told.</summary>
internal static class FalseSuppression
{
    /// <summary>Of a suppression <c>s</c>: kind 4 is what was over before anybody was told, which no rule decides.</summary>
    public const string IsByRule = "s.kind <> 4";

    /// <summary>Of a suppression <c>s</c> of an alert <c>a</c>.</summary>
    public const string IsSo = """
        (a.escalated_at > s.since or a.acknowledged_at > s.since or (a.resolved_by is not null and a.resolved_at > s.since)
          or exists (select from alerts.incident_alerts i where i.tenant = s.tenant and i.alert_id = s.alert_id and i.added_at > s.since))
        """;
}
