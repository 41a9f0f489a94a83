using System.ComponentModel;

namespace Platform.Alerts.WhatIf;

/// <summary>What a rule would have done, had it held: what was received is gone through once by the rules as they were, and once with this one.</summary>
internal sealed record WhatIfFigures(
    DateTimeOffset From, DateTimeOffset Until, [property: Description("Reports that were gone through.")] long Reports, int Sites, int SitesReplayed,
    [property: Description("Why not everything was gone through, when it was not: reports or time.")] string? CutBy,
    [property: Description("How often people would have been told that something is wrong, by the rules as they were.")] int NotificationsAsItWas,
    [property: Description("The same with this rule.")] int NotificationsAsWished,
    int NotificationsAvoided, int NotificationsAdded, [property: Description("Alerts nobody would have been told of, but was.")] int AlertsHidden, [property: Description("Alerts people would have been told of, but were not.")] int AlertsShown,
    [property: Description("How many of those hidden somebody acknowledged, resolved, commented on, or made an incident or ticket of.")] int TrueAlertsHidden,
    [property: Description("These, the most urgent first, 100 at most.")] IReadOnlyList<HiddenAlert> HiddenTrue)
{
    [Description("How often people would have been told on each day, by UTC; none of answers from before days were counted.")]
    public IReadOnlyList<WhatIfDay> Days { get; init; } = [];
}

/// <summary>How often people would have been told on a day that something is wrong, by the rules as they were, and with this one.</summary>
internal sealed record WhatIfDay(DateOnly Date, int AsItWas, int AsWished);

/// <summary>An alert that mattered to somebody, and that nobody would have been told of.</summary>
internal sealed record HiddenAlert(Guid Id, string Number, string Name, Guid? SiteId, int Priority)
{
    public string Severity { get; init; } = "";
    public DateTimeOffset? OpenedAt { get; init; }

    [Description("What somebody did about it: acknowledged, resolved, commented, snoozed, ticket or incident.")]
    public IReadOnlyList<string> Deeds { get; init; } = [];
}
