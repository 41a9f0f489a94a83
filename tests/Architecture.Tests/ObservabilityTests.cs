using System.Text.Json;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Platform.TestKit;

namespace Platform.Architecture;

/// <summary>Dashboards and alert rules ask for what the platform really sends: a name with a slip in it would be a panel that is empty, and an alert that never comes.</summary>
public sealed partial class ObservabilityTests(OwnPlatformApp app) : IClassFixture<OwnPlatformApp>
{
    private static readonly string Folder = Path.Combine(House.Root, "infra", "observability");

    /// <summary>Labels that come from Prometheus, .NET and Npgsql, as they and the semantic conventions name them.</summary>
    private static readonly string[] OfOthers = ["le", "job", "instance", "http.route", "http.response.status_code", "db.client.connection.state"];

    [Fact]
    public async Task Every_metric_of_dashboards_and_rules_is_emitted()
    {
        var emitted = await Emitted();
        Assert.Empty(Query.In(Folder).SelectMany(q => Unknown(q, emitted)));
    }

    [Fact]
    public async Task The_check_finds_queries_and_catches_a_name_that_nobody_emits()
    {
        var emitted = await Emitted();
        Assert.True(Query.In(Folder).Count > 80);
        Assert.Equal(["here: platform_intake_reading_total"], Unknown(new("here", """sum by (a, b) (rate(platform_intake_reading_total{outcome=~"a|{b}"}[$__rate_interval])) > 1e3 and up offset 5m"""), [.. emitted, "up"]));
    }

    [Fact]
    public void Every_label_and_value_is_written_somewhere_in_the_code()
    {
        var written = House.All.SelectMany(Literals).ToHashSet();
        var labels = written.Concat(OfOthers).Select(l => l.Replace('.', '_')).ToHashSet();
        Assert.Empty(Query.In(Folder).SelectMany(q => q.Labels.Where(l => !labels.Contains(l)).Select(l => $"{q.Where}: {l}")));
        Assert.Empty(Query.In(Folder).SelectMany(q => q.Values.Where(p => p.Label != "le" && !written.Contains(p.Value)).Select(p => $"{q.Where}: {p.Label}={p.Value}")));
    }

    [Fact]
    public void What_a_legend_names_is_what_its_query_groups_by()
    {
        foreach (var (query, legend) in Legends())
            Assert.Empty(Placeholder().Matches(legend).Select(m => m.Groups[1].Value).Except(query.Labels));
    }

    [Fact]
    public void Every_dashboard_has_a_name_of_its_own_and_a_place_for_each_panel()
    {
        var boards = Query.Dashboards(Folder).Select(f => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(f))).ToList();
        Assert.Equal(6, boards.Select(b => b.GetProperty("uid").GetString()).Distinct().Count());
        foreach (var panels in boards.Select(b => b.GetProperty("panels").EnumerateArray().ToList()))
        {
            Assert.Equal(panels.Count, panels.Select(p => p.GetProperty("id").GetInt32()).Distinct().Count());
            Assert.Equal(panels.Count, panels.Select(p => p.GetProperty("gridPos").GetRawText()).Distinct().Count());
        }
    }

    [Fact]
    public void Every_alert_leads_to_a_paragraph_that_says_what_to_do()
    {
        var rules = File.ReadAllText(Path.Combine(Folder, "rules.yaml"));
        var (alerts, runbooks) = (Regex.Count(rules, "- alert: "), Runbook().Matches(rules));
        Assert.True(alerts > 0);
        Assert.Equal(alerts, runbooks.Count);
        foreach (Match runbook in runbooks)
            Assert.Contains(runbook.Groups[2].Value, Headings(Path.Combine(House.Root, runbook.Groups[1].Value)));
    }

    [Fact]
    public async Task Prometheus_understands_every_rule_and_every_query()
    {
        var ct = TestContext.Current.CancellationToken;
        var promtool = await DebianTools.Find("promtool", "prometheus", ct);
        await DebianTools.Run(promtool, ["check", "rules", Path.Combine(Folder, "rules.yaml")], ct);

        // JSON is YAML: the dashboards' queries as rules, so that the same program reads them.
        var rules = Query.In(Folder).Select((q, i) => new { record = $"query:{i}", expr = q.Text.Replace("$__rate_interval", "5m", StringComparison.Ordinal) });
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { groups = new[] { new { name = "dashboards", rules } } }), ct);
            await DebianTools.Run(promtool, ["check", "rules", file], ct);
        }
        finally { File.Delete(file); }
    }

    // Some instruments of .NET are made by the first request.
    private async Task<HashSet<string>> Emitted()
    {
        using var client = app.Stranger();
        (await client.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        return [.. EmittedMetrics.Names(), .. Query.Recorded(Folder)];
    }

    private static IEnumerable<string> Unknown(Query query, IReadOnlyCollection<string> emitted) =>
        query.Metrics.Where(m => !emitted.Contains(m)).Select(m => $"{query.Where}: {m}");

    private static IEnumerable<(Query, string)> Legends() =>
        from file in Query.Dashboards(Folder)
        from panel in JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(file)).GetProperty("panels").EnumerateArray()
        from target in panel.GetProperty("targets").EnumerateArray()
        select (new Query(file, target.GetProperty("expr").GetString()!), target.GetProperty("legendFormat").GetString()!);

    private static IEnumerable<string> Literals(System.Reflection.Assembly assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        foreach (var method in module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody))
            foreach (var instruction in method.Body.Instructions.Where(i => i.OpCode == OpCodes.Ldstr))
                yield return (string)instruction.Operand;
    }

    private static IEnumerable<string> Headings(string file) =>
        File.ReadLines(file).Where(l => l.StartsWith('#')).Select(l => l.TrimStart('#', ' ').ToLowerInvariant().Replace(' ', '-'));

    [GeneratedRegex(@"\{\{(\w+)\}\}")] private static partial Regex Placeholder();
    [GeneratedRegex(@"runbook: (\S+)#(\S+)")] private static partial Regex Runbook();
}
