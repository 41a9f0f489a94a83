using System.Text.Json;
using System.Text.RegularExpressions;

namespace Platform.Architecture;

/// <summary>A question to Prometheus that a dashboard or a rule asks.</summary>
internal sealed partial record Query(string Where, string Text)
{
    private static readonly HashSet<string> Words = ["and", "or", "unless", "on", "ignoring", "group_left", "group_right", "offset", "bool"];

    /// <summary>Every query of the dashboards and the rules of a folder.</summary>
    public static List<Query> In(string folder) => [.. Dashboards(folder).SelectMany(OfDashboard), .. OfRules(Path.Combine(folder, "rules.yaml"))];

    public static string[] Dashboards(string folder) => Directory.GetFiles(Path.Combine(folder, "dashboards"), "*.json");

    /// <summary>The names that rules give to what they work out.</summary>
    public static IEnumerable<string> Recorded(string folder) =>
        Recording().Matches(File.ReadAllText(Path.Combine(folder, "rules.yaml"))).Select(m => m.Groups[1].Value);

    /// <summary>What is left when labels, ranges and functions are taken away: the metrics.</summary>
    public IEnumerable<string> Metrics =>
        Name().Matches(Range().Replace(Grouping().Replace(Matchers().Replace(Text, ""), ""), "")).Select(m => m.Value).Where(name => !Words.Contains(name)).Distinct();

    /// <summary>The labels that it sorts and groups by.</summary>
    public IEnumerable<string> Labels => Pairs.Select(p => p.Label)
        .Concat(Grouping().Matches(Text).SelectMany(m => m.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))).Distinct();

    /// <summary>Labels and the very values it looks for.</summary>
    public IEnumerable<(string Label, string Value)> Values => Pairs.Where(p => p.Comparison is "=" or "!=").Select(p => (p.Label, p.Value));

    private IEnumerable<(string Label, string Comparison, string Value)> Pairs =>
        from braces in Matchers().Matches(Text)
        from Match pair in Pair().Matches(braces.Value)
        select (pair.Groups[1].Value, pair.Groups[2].Value, pair.Groups[3].Value);

    private static IEnumerable<Query> OfDashboard(string file)
    {
        using var dashboard = JsonDocument.Parse(File.ReadAllText(file));
        foreach (var panel in dashboard.RootElement.GetProperty("panels").EnumerateArray())
            foreach (var target in panel.GetProperty("targets").EnumerateArray())
                yield return new($"{Path.GetFileName(file)}: {panel.GetProperty("title").GetString()}", target.GetProperty("expr").GetString()!);
    }

    private static IEnumerable<Query> OfRules(string file) =>
        Expression().Matches(File.ReadAllText(file)).Select(m => new Query(Path.GetFileName(file), m.Groups[1].Value));

    [GeneratedRegex("""\{(?:[^}"]|"[^"]*")*\}""")] private static partial Regex Matchers();
    [GeneratedRegex("""(\w+)\s*(=~|!~|!=|=)\s*"([^"]*)" """, RegexOptions.IgnorePatternWhitespace)] private static partial Regex Pair();
    [GeneratedRegex(@"\b(?:by|without)\s*\(([^)]*)\)")] private static partial Regex Grouping();
    [GeneratedRegex(@"\[[^\]]*\]")] private static partial Regex Range();
    [GeneratedRegex(@"(?<![\w.:$])[a-zA-Z_:][\w:]*(?![\w:]|\s*\()")] private static partial Regex Name();
    [GeneratedRegex(@"^\s+expr: (.+)$", RegexOptions.Multiline)] private static partial Regex Expression();
    [GeneratedRegex(@"^\s+- record: (\S+)$", RegexOptions.Multiline)] private static partial Regex Recording();
}
