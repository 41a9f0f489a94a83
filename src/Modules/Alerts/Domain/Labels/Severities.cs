namespace Platform.Alerts.Domain.Labels;

/// <summary>How bad sources say something is, in the words they use, as one of four ranks.</summary>
internal static class Severities
{
    public static readonly string[] Critical = ["critical", "page", "disaster"], High = ["high", "error", "major"], Low = ["low", "info", "information", "none"];

    /// <summary>4 is the highest. Words nobody has heard of count as medium.</summary>
    public static int Rank(string severity) => Critical.Contains(severity) ? 4 : High.Contains(severity) ? 3 : Low.Contains(severity) ? 1 : 2;
}
