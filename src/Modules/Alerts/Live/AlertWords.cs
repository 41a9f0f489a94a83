using System.Collections.Immutable;
using Platform.Alerts.Domain.Live;
using Platform.Contracts.Messaging;

namespace Platform.Alerts.Live;

/// <summary>Says what people are told of a group of alerts: what, where, and how many.</summary>
internal static class AlertWords
{
    private const int MostNames = 3, MostLines = 5, LongestWord = 80, LoudFrom = 3;

    /// <summary>What is over calls nobody back; what is critical or high does not wait.</summary>
    public static Urgency UrgencyOf(Notified told) => told.Kind is NotificationKind.Resolved ? Urgency.Quiet
        : told.Firing.Any(a => a.Severity >= LoudFrom) ? Urgency.Urgent : Urgency.Normal;

    public static string Title(Notified told, string? site)
    {
        var about = $"{What(About(told))}{(site is null ? "" : $" at {Cut(site)}")}";
        return told.Kind switch
        {
            NotificationKind.Resolved => $"Over: {about}",
            NotificationKind.Repeated => $"Still: {about}",
            _ => about,
        };
    }

    public static string Text(Notified told)
    {
        var alerts = About(told);
        List<string> lines = [.. alerts.Take(MostLines).Select(Line)];
        if (alerts.Length > MostLines) lines.Add($"and {alerts.Length - MostLines} more");
        if (told.Kind is not NotificationKind.Resolved && told.Resolved.Length > 0) lines.Add($"{told.Resolved.Length} {(told.Resolved.Length == 1 ? "is" : "are")} over.");
        if (told.Folded > 0) lines.Add($"{told.Folded} more {(told.Folded == 1 ? "alert follows" : "alerts follow")} from this.");
        return string.Join('\n', lines);
    }

    /// <summary>The page of the one alert, of the incident a storm is, or of all of them.</summary>
    public static string Link(Notified told) => About(told) is [var one] ? $"/alerts/{one.Id}" : told.Group == AlertGroup.Storm ? $"/incidents/{told.NotificationId}" : "/alerts";

    private static ImmutableArray<LiveAlert> About(Notified told) => told.Kind is NotificationKind.Resolved ? told.Resolved : told.Firing;

    private static string What(ImmutableArray<LiveAlert> alerts)
    {
        if (alerts is [var one]) return $"{Name(one)}{(Thing(one) is { } thing ? $": {thing}" : "")}";
        var names = alerts.CountBy(Name).OrderByDescending(n => n.Value).ThenBy(n => n.Key, StringComparer.Ordinal).ToList();
        var said = names.Count == 1 ? names[0].Key : string.Join(", ", names.Take(MostNames).Select(n => $"{n.Key} ({n.Value})"));
        return $"{alerts.Length} alerts, {said}{(names.Count > MostNames ? " and others" : "")}";
    }

    private static string Line(LiveAlert alert) =>
        $"{Cut(alert.Annotations["summary"] is { Length: > 0 } summary ? summary : $"{Name(alert)} {Thing(alert)}".TrimEnd(), 200)} (since {alert.StartsAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC)";

    private static string Name(LiveAlert alert) => alert.Labels[LabelSet.AlertName] is { Length: > 0 } name ? Cut(name) : "An alert";

    // Ids say nothing to anybody.
    private static string? Thing(LiveAlert alert) => alert.Labels["device"] is { Length: > 0 } device && !Guid.TryParse(device, out _) ? Cut(device) : null;

    private static string Cut(string word, int most = LongestWord) => word.Length <= most ? word : $"{word[..(most - 1)]}…";
}
