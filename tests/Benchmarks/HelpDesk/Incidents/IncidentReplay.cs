using System.Text.Json;
using Platform.Benchmarks.Running;

namespace Platform.Benchmarks.HelpDesk.Incidents;

/// <summary>
/// One incident lived again as a ticket: opened when it was opened, changed when it was changed, and compared with the log after every event and at its end.
/// An event whose row shows no difference is kept as a note, so that it has its place in the ticket's past.
/// </summary>
internal sealed class IncidentReplay(Incident incident, IReadOnlyDictionary<string, string> teams, IReadOnlyCollection<string> categories, Api api)
{
    private readonly List<string> _mismatches = [];
    private int _unexplained, _notes;

    public IReadOnlyList<string> Mismatches => _mismatches;

    /// <summary>How often the log counts a reassignment and shows the same group before and after.</summary>
    public int Unexplained => _unexplained;

    public async Task Run(CancellationToken ct)
    {
        var first = incident.Rows[0];
        var ticket = await api.Import(HttpMethod.Post, "/v1/tickets", new
        {
            subject = incident.Number, priority = first.Priority, category = categories.Contains(first.Category) ? first.Category : null, teamId = teams[first.Group],
            requester = new { name = first.Caller, email = $"{Word(first.Caller)}@callers.example" },
        }, first.OpenedAt, ct);
        var path = $"/v1/tickets/{ticket.GetProperty("id").GetString()}";
        _unexplained = first.Reassignments; // from before the log begins
        IncidentRow? before = null;
        foreach (var row in incident.Rows)
        {
            if (before is not null && row.Group == before.Group) _unexplained += row.Reassignments - before.Reassignments;
            ticket = await Live(row, ticket, path, ct);
            Compare(row.Line, "state", IncidentStates.StateOf(row.State), ticket.GetProperty("status").GetProperty("state").GetString());
            Compare(row.Line, "priority", row.Priority, ticket.GetProperty("priority").GetString());
            Compare(row.Line, "group", row.Group, ticket.GetProperty("teamName").GetString());
            Compare(row.Line, "reassignments", row.Reassignments - _unexplained, ticket.GetProperty("counts").GetProperty("reassignments").GetInt32());
            Compare(row.Line, "reopenings", row.Reopens - first.Reopens, ticket.GetProperty("counts").GetProperty("reopenings").GetInt32());
            before = row;
        }

        CompareEnd(before!, await api.Get(path, ct));
    }

    private async Task<JsonElement> Live(IncidentRow row, JsonElement ticket, string path, CancellationToken ct)
    {
        var (state, version) = (ticket.GetProperty("status").GetProperty("state").GetString()!, ticket.GetProperty("version").GetInt32());
        // What is done takes no changes: reopened first, resolved and closed last.
        var (target, isReopened) = (IncidentStates.StateOf(row.State), state is "resolved" or "closed");
        if (isReopened && target != state) ticket = await Import(HttpMethod.Put, $"{path}/status", new { status = row.State });
        if (row.Priority != ticket.GetProperty("priority").GetString()) ticket = await Import(HttpMethod.Patch, path, new { priority = row.Priority });
        if (row.Group != ticket.GetProperty("teamName").GetString()) ticket = await Import(HttpMethod.Put, $"{path}/assignment", new { teamId = teams[row.Group] });
        if (!isReopened && target == "closed") ticket = await Import(HttpMethod.Put, $"{path}/status", new { status = "resolved" });
        if (!isReopened && target != state) ticket = await Import(HttpMethod.Put, $"{path}/status", new { status = row.State });
        if (ticket.GetProperty("version").GetInt32() > version) return ticket;
        await api.Import(HttpMethod.Post, $"{path}/notes", new { text = $"Change {row.Change}" }, row.At, ct);
        _notes++;
        return ticket;

        async Task<JsonElement> Import(HttpMethod method, string at, object body)
        {
            try { return await api.Import(method, at, body, row.At, ct); }
            catch (CannotMeasureException refused)
            {
                _mismatches.Add($"{incident.Number}, line {row.Line}: {refused.Message}");
                return ticket;
            }
        }
    }

    private void CompareEnd(IncidentRow last, JsonElement ticket)
    {
        Compare(last.Line, "opened", last.OpenedAt, Instant("openedAt"));
        Compare(last.Line, "changed", last.At, Instant("changedAt"));
        Compare(last.Line, "state since", Since(last.State), Instant("stateSince"));
        if (last.State is "resolved" or "closed") Compare(last.Line, "resolved", Since("resolved") ?? Since("closed"), Instant("resolvedAt"));
        Compare(last.Line, "closed", last.State is "closed" ? Since("closed") : null, Instant("closedAt"));
        Compare(last.Line, "notes", _notes, ticket.GetProperty("counts").GetProperty("notes").GetInt32());

        DateTimeOffset? Instant(string name) => ticket.GetProperty(name) is { ValueKind: JsonValueKind.String } at ? at.GetDateTimeOffset() : null;
    }

    /// <summary>When the incident last came to be in a state.</summary>
    private DateTimeOffset? Since(string state) => incident.Rows.Where((row, i) => row.State == state && (i == 0 || incident.Rows[i - 1].State != state)).LastOrDefault()?.At;

    private void Compare<T>(int line, string what, T recorded, T ours)
    {
        if (!EqualityComparer<T>.Default.Equals(recorded, ours)) _mismatches.Add($"{incident.Number}, line {line}: {what} was {recorded?.ToString() ?? "nothing"}, the ticket's is {ours?.ToString() ?? "nothing"}");
    }

    private static string Word(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant() is { Length: > 0 } word ? word : "unknown";
}
