using System.Globalization;

namespace Platform.Alerts.Domain.Incidents;

/// <summary>What people do about incidents: open, mitigated, resolved, reviewed. What is so already is no news; what is reviewed or merged is not changed any more.</summary>
internal static class IncidentDecisions
{
    public const int LongestTitle = 200, MostAlertsAtATime = 1_000;

    public static Decision<IncidentEvent> Rename(Incident incident, string title, DateTimeOffset now) =>
        WhyFixed(incident) is { } fixedNow ? fixedNow : incident.Title == title ? [] : new IncidentRenamed(title, now);

    /// <summary>With alerts of these sites beside those it has.</summary>
    public static Decision<IncidentEvent> Add(Incident incident, int alerts, IEnumerable<Guid> sites, DateTimeOffset now) =>
        WhyFixed(incident) is { } fixedNow ? fixedNow : alerts == 0 ? [] : new IncidentAlertsAdded(alerts, SiteOf(incident.AlertCount == 0 ? sites : sites.Append(incident.SiteId)), now);

    public static Decision<IncidentEvent> Remove(Incident incident, Guid alert, DateTimeOffset now) =>
        WhyFixed(incident) is { } fixedNow ? fixedNow : new IncidentAlertRemoved(alert, now);

    public static Decision<IncidentEvent> Take(Incident incident, IncidentRole role, Guid person, DateTimeOffset now) =>
        WhyFixed(incident) is { } fixedNow ? fixedNow : incident.Roles.TryGetValue(role, out var known) && known == person ? [] : new IncidentRoleTaken(role, person, now);

    public static Decision<IncidentEvent> Leave(Incident incident, IncidentRole role, DateTimeOffset now) =>
        WhyFixed(incident) is { } fixedNow ? fixedNow : incident.Roles.ContainsKey(role) ? new IncidentRoleLeft(role, now) : [];

    public static Decision<IncidentEvent> Update(Incident incident, Guid update, DateTimeOffset now) =>
        WhyFixed(incident) is { } fixedNow ? fixedNow : new IncidentUpdated(update, now);

    public static Decision<IncidentEvent> Mitigate(Incident incident, DateTimeOffset now) => incident.State switch
    {
        IncidentState.Open => new IncidentMitigated(now),
        IncidentState.Mitigated => [],
        IncidentState.Merged => IncidentRefusals.Merged,
        _ => IncidentRefusals.Over,
    };

    public static Decision<IncidentEvent> Resolve(Incident incident, DateTimeOffset now) => incident.State switch
    {
        IncidentState.Open or IncidentState.Mitigated => new IncidentResolved(now),
        IncidentState.Resolved => [],
        _ => WhyFixed(incident)!,
    };

    public static Decision<IncidentEvent> Reopen(Incident incident, DateTimeOffset now) => incident.State switch
    {
        IncidentState.Open => [],
        IncidentState.Mitigated or IncidentState.Resolved => new IncidentReopened(now),
        _ => WhyFixed(incident)!,
    };

    /// <summary>What was learned is written down, and may be put better later.</summary>
    public static Decision<IncidentEvent> Review(Incident incident, Guid summary, DateTimeOffset now) => incident.State switch
    {
        IncidentState.Resolved => new IncidentReviewed(summary, now),
        IncidentState.Reviewed => new IncidentSummaryRevised(summary, now),
        IncidentState.Merged => IncidentRefusals.Merged,
        _ => IncidentRefusals.NotResolved,
    };

    public static Decision<IncidentEvent> Unreview(Incident incident, DateTimeOffset now) => incident.State is IncidentState.Reviewed ? new IncidentUnreviewed(now) : [];

    /// <summary>It is the same thing as another.</summary>
    public static Decision<IncidentEvent> Merge(Incident incident, Incident into, DateTimeOffset now) =>
        incident.Key == into.Key ? IncidentRefusals.Itself : incident.MergedIntoId == into.Key ? [] : WhyFixed(incident) is { } fixedNow ? fixedNow : new IncidentMerged(into.Key, into.Number, now);

    /// <summary>What the incident another was merged into makes of that.</summary>
    public static Decision<IncidentEvent> Absorb(Incident incident, Incident from, DateTimeOffset now) => WhyFixed(incident) is { } fixedNow
        ? fixedNow : new IncidentAbsorbed(from.Key, from.Number, from.AlertCount, from.FoldedCount, SiteOf(new[] { incident, from }.Where(i => i.AlertCount > 0).Select(i => i.SiteId)), now);

    public static Decision<IncidentEvent> Unmerge(Incident incident, int alerts, DateTimeOffset now) => incident.State is IncidentState.Merged ? new IncidentUnmerged(alerts, now) : [];

    /// <summary>What the incident that had its alerts makes of that; those it keeps are at these sites.</summary>
    public static Decision<IncidentEvent> GiveBack(Incident incident, Incident to, int alerts, IEnumerable<Guid> left, DateTimeOffset now) => incident.State is IncidentState.Reviewed
        ? IncidentRefusals.Reviewed : new IncidentAlertsReturned(to.Key, to.Number, alerts, to.FoldedCount, SiteOf(left), now);

    /// <summary>What a storm's notification means for the incident made for it: more hides behind it, or all of it is over.</summary>
    public static Decision<IncidentEvent> FollowStorm(Incident incident, int folded, bool isOver, DateTimeOffset now)
    {
        if (incident.State >= IncidentState.Resolved) return [];
        List<IncidentEvent> events = [];
        if (!isOver && folded != incident.FoldedCount) events.Add(new IncidentFolded(folded, now));
        if (isOver && incident.State is IncidentState.Open) events.Add(new IncidentMitigated(now));
        return [.. events];
    }

    private static Refusal? WhyFixed(Incident incident) => incident.State switch
    {
        IncidentState.Reviewed => IncidentRefusals.Reviewed,
        IncidentState.Merged => IncidentRefusals.Merged,
        _ => null,
    };

    /// <summary>The one site all are at.</summary>
    public static Guid SiteOf(IEnumerable<Guid> sites) => sites.Distinct().Take(2).ToList() is [var only] ? only : Guid.Empty;
}

/// <summary>The number people call an incident by: I-7.</summary>
internal static class IncidentNumber
{
    public static string Of(int number) => $"I-{number}";

    public static bool TryParse(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        return text.Length > 2 && text[0] is 'I' or 'i' && text[1] == '-' && int.TryParse(text[2..], NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
    }
}

internal static class IncidentRefusals
{
    public static readonly Refusal NotFound = Refusal.NotFound("incident.not-found", "There is no such incident.");
    public static readonly Refusal Over = Refusal.Conflict("incident.over", "The incident is over; reopen it first.");
    public static readonly Refusal Reviewed = Refusal.Conflict("incident.reviewed", "The incident is reviewed, and is not changed any more.");
    public static readonly Refusal Merged = Refusal.Conflict("incident.merged", "The incident was merged into another; go on there, or take that back first.");
    public static readonly Refusal Itself = Refusal.Invalid("incident.itself", "An incident is merged into another, not into itself.");
    public static readonly Refusal UnknownIncident = Refusal.Invalid("incident.unknown-incident", "There is no incident to merge it into by this id or number; GET /v1/incidents lists them.");
    public static readonly Refusal NotResolved = Refusal.Conflict("incident.not-resolved", "The incident is not over yet; resolve it first.");
    public static readonly Refusal UnknownAlert = Refusal.Invalid("incident.unknown-alert", "An alert named is not there; GET /v1/alerts lists them.");
    public static readonly Refusal AlertElsewhere = Refusal.Conflict("incident.alert-elsewhere", "An alert named belongs to another incident; take it out of that first.");
    public static readonly Refusal AlertNotIn = Refusal.NotFound("incident.alert-not-in", "The alert does not belong to this incident.");
    public static readonly Refusal UnknownPerson = Refusal.Invalid("incident.unknown-person", "Nobody who works here has this id; GET /v1/users lists people.");
}
