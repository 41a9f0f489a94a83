using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.HelpDesk.Incidents;

/// <summary>What came of a replay.</summary>
internal sealed record ReplayOutcome(int Events, IReadOnlyList<string> Mismatches, int Unexplained)
{
    /// <summary>Lives all incidents again, several at a time, each in its own order.</summary>
    public static async Task<ReplayOutcome> Of(RecordedIncidents log, Api api, int people, CancellationToken ct)
    {
        var teams = await Teams(log, api, ct);
        var categories = (await api.Get("/v1/ticket-settings", ct)).GetProperty("categories").EnumerateArray().Select(c => c.GetString()!).ToHashSet();
        if (categories.Count == 0) categories = [.. log.Incidents.SelectMany(i => i.Rows).Select(r => r.Category).Where(c => c is not ("" or "?"))]; // any is taken
        var replays = log.Incidents.Select(incident => new IncidentReplay(incident, teams, categories, api)).ToList();
        await Parallel.ForEachAsync(replays, new ParallelOptions { MaxDegreeOfParallelism = people, CancellationToken = ct }, async (replay, stop) => await replay.Run(stop));
        return new(log.Incidents.Sum(i => i.Rows.Count), [.. replays.SelectMany(r => r.Mismatches)], replays.Sum(r => r.Unexplained));
    }

    private static async Task<Dictionary<string, string>> Teams(RecordedIncidents log, Api api, CancellationToken ct)
    {
        var teams = (await api.Get("/v1/teams", ct)).GetProperty("items").EnumerateArray().ToDictionary(t => t.GetProperty("name").GetString()!, t => t.GetProperty("id").GetString()!);
        foreach (var group in log.Incidents.SelectMany(i => i.Rows).Select(r => r.Group).Distinct().Where(g => !teams.ContainsKey(g)).ToList())
            teams.Add(group, (await api.Post("/v1/teams", new { name = group }, ct)).GetProperty("id").GetString()!);
        return teams;
    }
}
