using Platform.Alerts.Domain.Incidents;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Domain.Rules;
using Platform.Alerts.Domain.Triage;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;

namespace Platform.Alerts;

/// <summary>Tells what happened to an alert.</summary>
internal sealed class AlertNarrator : INarrator
{
    public string StreamKind => Alert.Kind;

    public string Tell(JournalEntry entry) => entry.Read<AlertEvent>() switch
    {
        AlertOpened e => $"A-{e.Number} began: {e.Name}",
        AlertRecurred => "It is back",
        AlertFlapped => "It begins and ends all the time: it counts as going on",
        AlertCalmed => "It is calm again",
        AlertEnded => "Its source says it is over",
        AlertAcknowledged => "Was acknowledged",
        AlertUnacknowledged => "Nobody takes care of it any more",
        AlertSnoozed e => $"Was put off until {e.Until:yyyy-MM-dd HH:mm} UTC",
        AlertWoken => "Is no longer put off",
        AlertAssigned { AssigneeId: null } => "Is assigned to nobody now",
        AlertAssigned => "Was assigned to somebody",
        AlertResolved => "Was resolved",
        AlertReopened => "Was reopened",
        AlertClosed => "Was closed",
        AlertCommented => "A comment was written",
        AlertRouted e => $"Was given to {e.Team}: its priority is {e.Priority}",
        AlertEscalated e => $"Supervisors were told: its priority is {e.Priority}",
        AlertRated { WasWorthPaging: true } => "Was said to be worth a page",
        AlertRated => "Was said not to be worth a page",
        AlertMerged e => $"Is a duplicate of A-{e.IntoNumber}",
        AlertUnmerged => "Is no duplicate any more",
        AlertLinkedToTicket e => $"Is worked on as {e.TicketNumber}",
        AlertUnlinkedFromTicket => "Is worked on as no ticket any more",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}

/// <summary>Tells what happened to a silence.</summary>
internal sealed class SilenceNarrator : INarrator
{
    public string StreamKind => KeptSilence.Kind;

    public string Tell(JournalEntry entry) => entry.Read<SilenceEvent>() switch
    {
        SilenceCreated e => $"Silence until {e.EndsAt:yyyy-MM-dd HH:mm} UTC over {string.Join(", ", e.Matchers)}: {e.Comment}",
        SilenceChanged e => $"Holds until {e.EndsAt:yyyy-MM-dd HH:mm} UTC now: {e.Comment}",
        SilenceExpired { WithItsAlerts: true } => "Ended with the last alert it silenced",
        SilenceExpired => "Was ended",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}

/// <summary>Tells how the way alerts are told of was changed.</summary>
internal sealed class AlertPolicyNarrator : INarrator
{
    public string StreamKind => KeptPolicy.Kind;

    public string Tell(JournalEntry entry) => entry.Read<AlertPolicyEvent>() switch
    {
        AlertPolicySet => "How alerts are grouped, hidden and told of was changed",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}

/// <summary>Tells how triage was changed.</summary>
internal sealed class TriageRulesNarrator : INarrator
{
    public string StreamKind => TriageRules.Kind;

    public string Tell(JournalEntry entry) => entry.Read<TriageRulesEvent>() switch
    {
        TriageRulesSet e => $"Urgent alerts of {e.Routes.Length} types go to teams; {e.Assets.Length} kinds of devices and {e.Sites.Length} sites have an importance of their own",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}

/// <summary>Tells what happened in an incident.</summary>
internal sealed class IncidentNarrator : INarrator
{
    public string StreamKind => Incident.Kind;

    public string Tell(JournalEntry entry) => entry.Read<IncidentEvent>() switch
    {
        IncidentOpened { NotificationId: null } e => $"I-{e.Number} was opened: {e.Title}",
        IncidentOpened e => $"A storm became I-{e.Number}: {e.Title}",
        IncidentRenamed e => $"Is called {e.Title} now",
        IncidentAlertsAdded e => e.Alerts == 1 ? "1 alert was added" : $"{e.Alerts} alerts were added",
        IncidentAlertRemoved => "An alert was taken out",
        IncidentFolded e => $"{e.Folded} alerts are hidden behind its own",
        IncidentRoleTaken e => $"Somebody took the role {Word(e.Role)}",
        IncidentRoleLeft e => $"Nobody has the role {Word(e.Role)} any more",
        IncidentUpdated => "It was said how it goes",
        IncidentMitigated => "Does no more harm",
        IncidentResolved => "Was resolved",
        IncidentReopened => "Was reopened",
        IncidentReviewed => "What was learned was written down",
        IncidentSummaryRevised => "What was learned was put better",
        IncidentUnreviewed => "What was learned is still to be written down",
        IncidentMerged e => $"Was merged into I-{e.IntoNumber}",
        IncidentUnmerged => "Is an incident of its own again",
        IncidentAbsorbed e => $"Has the alerts of I-{e.FromNumber}, too",
        IncidentAlertsReturned e => $"I-{e.ToNumber} has its alerts back",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };

    private static string Word(IncidentRole role) => role.ToString().ToLowerInvariant();
}
