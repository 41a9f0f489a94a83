using System.Globalization;
using Platform.Benchmarks.Breaches;

namespace Platform.Benchmarks.HelpDesk.Incidents;

/// <summary>One change of an incident, as a row of the log says it stood afterwards.</summary>
internal sealed record IncidentRow(
    int Line, string Number, string State, DateTimeOffset At, int Change, int Reassignments, int Reopens, string Priority, string Group, string Category, string Caller,
    DateTimeOffset OpenedAt, DateTimeOffset? ResolvedAt, DateTimeOffset? ClosedAt);

/// <summary>An incident and its changes in the order they were made.</summary>
internal sealed record Incident(string Number, IReadOnlyList<IncidentRow> Rows);

/// <summary>
/// The log of a help desk as states to be reached. Rows that cannot be read, and rows that contradict the others of their incident, are told by their line
/// and left out. In the log a group's name is missing where it was not recorded; that counts as a group like any other.
/// </summary>
internal sealed record RecordedIncidents(IReadOnlyList<Incident> Incidents, IReadOnlyList<string> Complaints, int Rows)
{
    public const string NoGroup = "Not recorded";

    private static readonly string[] Needed =
        ["number", "incident_state", "opened_at", "sys_updated_at", "sys_mod_count", "reassignment_count", "reopen_count", "priority", "assignment_group", "category", "caller_id", "resolved_at", "closed_at"];

    public static RecordedIncidents Open(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            return Read(reader);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { throw new WrongArgumentException($"The incidents cannot be read: {e.Message}"); }
    }

    public static RecordedIncidents Read(TextReader reader)
    {
        var (rows, complaints, count, columns) = (new List<IncidentRow>(), new List<string>(), 0, default(Dictionary<string, int>));
        foreach (var (line, fields) in CsvRecords.ReadLines(reader))
        {
            if (columns is null)
            {
                columns = IncidentLog.Columns(fields ?? [], Needed);
                continue;
            }

            count++;
            if (fields is null || fields.Count != columns.Count) complaints.Add($"line {line}: {fields?.Count.ToString(CultureInfo.InvariantCulture) ?? "no"} fields instead of {columns.Count}");
            else if (Parse(line, name => fields[columns[name]].Trim(), out var wrong) is { } row) rows.Add(row);
            else complaints.Add($"line {line}: {wrong}");
        }

        if (columns is null) throw new WrongArgumentException("The incidents have no header row.");
        var incidents = rows.GroupBy(r => r.Number).Select(one => new Incident(one.Key, Consistent([.. one.OrderBy(r => r.Change).ThenBy(r => r.At).ThenBy(r => r.Line)], complaints)));
        return new([.. incidents.Where(i => i.Rows.Count > 0)], complaints, count);
    }

    private static IncidentRow? Parse(int line, Func<string, string> field, out string wrong)
    {
        var (number, state, group) = (field("number"), field("incident_state"), field("assignment_group"));
        var states = IncidentStates.Ours(state);
        wrong = number is "" or "?" ? "no number" : states is null ? $"the state '{state}' is unknown" : "";
        var (opened, at) = (Instant("opened_at", ref wrong), Instant("sys_updated_at", ref wrong));
        var (change, reassignments, reopens) = (Count("sys_mod_count", ref wrong), Count("reassignment_count", ref wrong), Count("reopen_count", ref wrong));
        if (wrong.Length > 0) return null;
        return new(line, number, states!, at!.Value, change, reassignments, reopens, IncidentStates.Priority(field("priority")), group is "" or "?" ? NoGroup : group,
            field("category"), field("caller_id"), opened!.Value, IncidentLog.Instant(field("resolved_at")), IncidentLog.Instant(field("closed_at")));

        DateTimeOffset? Instant(string name, ref string wrong)
        {
            var found = IncidentLog.Instant(field(name));
            if (found is null && wrong.Length == 0) wrong = $"{name} is '{field(name)}', which is no time such as 29-02-2016 01:16";
            return found;
        }

        int Count(string name, ref string wrong)
        {
            if (int.TryParse(field(name), NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return count;
            if (wrong.Length == 0) wrong = $"{name} is '{field(name)}', which is no count";
            return 0;
        }
    }

    // What cannot have happened as it is written cannot be replayed either.
    private static List<IncidentRow> Consistent(List<IncidentRow> rows, List<string> complaints)
    {
        var kept = new List<IncidentRow>();
        foreach (var row in rows.Where(r => r.At < r.OpenedAt)) complaints.Add($"line {row.Line}: {row.Number} was changed at {row.At:u}, before it was opened at {row.OpenedAt:u}");
        rows.RemoveAll(r => r.At < r.OpenedAt);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (rows.Skip(i + 1).FirstOrDefault(later => later.At < row.At) is { } later)
                complaints.Add($"line {row.Line}: {row.Number}'s change {row.Change} was made at {row.At:u}, after its change {later.Change} at {later.At:u}");
            else kept.Add(row);
        }

        return kept;
    }
}
