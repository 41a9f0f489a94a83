using System.ComponentModel;
using Platform.Alerts.Domain.Incidents;

namespace Platform.Alerts.Features;

/// <summary>Somebody, by name.</summary>
internal sealed record AlertPerson(Guid Id, string? Name);

/// <summary>Why nobody is told of an alert at this moment.</summary>
internal sealed record AlertHidden(
    [property: Description("silenced, maintenance, folded (behind a failure of what it is reached through), inhibited (by a rule) or brief.")] string Kind,
    [property: Description("The silence, or the alert it is hidden behind.")] Guid? ById,
    [property: Description("Why it is silenced, the window, the device it is reached through, or the rule.")] string By,
    DateTimeOffset Since, [property: Description("How often it came meanwhile.")] int Count);

/// <summary>What people were told of an alert, together with how many others, in its last revision.</summary>
internal sealed record AlertTold(Guid NotificationId, string Rule, int Revision, int Firing, int Folded, DateTimeOffset FirstAt, DateTimeOffset At);

/// <summary>The incident an alert belongs to.</summary>
internal sealed record AlertIncident(Guid Id, string Number, string Title, IncidentState State);

/// <summary>An alert with what a screen shows of it.</summary>
internal sealed record AlertLine(
    AlertView Alert, string? SiteName, string? DeviceName, AlertPerson? Assignee, AlertPerson? AcknowledgedBy, AlertPerson? ResolvedBy, AlertHidden? Hidden, AlertTold? Told, AlertIncident? Incident);
