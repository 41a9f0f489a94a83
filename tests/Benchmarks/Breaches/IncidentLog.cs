using System.Globalization;
using Platform.Tickets.Domain.Risk;

namespace Platform.Benchmarks.Breaches;

/// <summary>
/// The log of a ServiceNow help desk, as the UCI repository publishes it ("Incident management process enriched event log", C. Amaral, M.
/// Fantinato, S. Peres): a row for each change of an incident. What a row says of its future, when it was resolved and closed, how and by
/// whom, is written into every row of the incident and is never read; made_sla is read when the incident closes, which is when it turns.
/// </summary>
internal sealed record IncidentLog(IReadOnlyList<TicketNews> News, int Rows, int BadRows)
{
    private const string Unknown = "?";
    private static readonly string[] Needed = ["number", "incident_state", "opened_at", "sys_updated_at", "made_sla", "priority"];
    private static readonly string[] Instants = ["d-M-yyyy H:mm", "d/M/yyyy H:mm", "d-M-yyyy H:mm:ss", "d/M/yyyy H:mm:ss"];

    public static IncidentLog Open(string path, IncidentTargets targets)
    {
        try
        {
            using var reader = new StreamReader(path);
            return Read(reader, targets);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WrongArgumentException($"The incidents cannot be read: {e.Message}");
        }
    }

    public static IncidentLog Read(TextReader reader, IncidentTargets targets)
    {
        var (news, rows, bad, columns) = (new List<TicketNews>(), 0, 0, default(Dictionary<string, int>));
        foreach (var fields in CsvRecords.Read(reader))
        {
            if (columns is null)
            {
                columns = Columns(fields ?? [], Needed);
                continue;
            }

            rows++;
            if (fields is not null && fields.Count == columns.Count && Parse(name => columns.TryGetValue(name, out var place) ? fields[place].Trim() : Unknown, targets) is { } one) news.Add(one);
            else bad++;
        }

        if (columns is null) throw new WrongArgumentException("The incidents have no header row.");
        // Things became known in the order of their times; rows of one minute in the order they were written.
        return new([.. news.OrderBy(n => n.At)], rows, bad);
    }

    /// <summary>Where each column is; throws when one is missing.</summary>
    public static Dictionary<string, int> Columns(IReadOnlyList<string> header, IReadOnlyList<string> needed)
    {
        var columns = new Dictionary<string, int>();
        for (var i = 0; i < header.Count; i++) columns[header[i].Trim().TrimStart('\uFEFF').ToLowerInvariant()] = i;
        return needed.FirstOrDefault(name => !columns.ContainsKey(name)) is { } missing
            ? throw new WrongArgumentException($"The incidents have no column {missing}; needed are {string.Join(", ", needed)}.")
            : columns;
    }

    // INC0000045,New,TRUE,0,0,0,TRUE,Caller 2403,Opened by  8,29-02-2016 01:16,…,29-02-2016 01:23,Phone,Location 143,Category 55,…
    private static TicketNews? Parse(Func<string, string> field, IncidentTargets targets)
    {
        if (Text(field("number")) is not { } number || Instant(field("opened_at")) is not { } openedAt || Instant(field("sys_updated_at")) is not { } at
            || StageOf(field("incident_state")) is not { } stage || bool.TryParse(field("made_sla"), out var made) is false) return null;
        var priority = Level(field("priority"));
        return new(number, at, openedAt, openedAt + targets.Of(priority), stage, new(priority, Text(field("category")), Text(field("assignment_group")), Text(field("contact_type"))))
        {
            Impact = Level(field("impact")),
            Urgency = Level(field("urgency")),
            HasAssignee = Text(field("assigned_to")) is not null,
            Reassignments = Count(field("reassignment_count")),
            Reopens = Count(field("reopen_count")),
            Changes = Count(field("sys_mod_count")),
            Breached = stage is Stage.Closed ? !made : null,
        };
    }

    private static Stage? StageOf(string state) => state switch
    {
        "New" => Stage.New,
        "Active" => Stage.Active,
        "Awaiting User Info" => Stage.AwaitingRequester,
        "Resolved" => Stage.Resolved,
        "Closed" => Stage.Closed,
        _ when state.StartsWith("Awaiting", StringComparison.Ordinal) => Stage.AwaitingOthers,
        "-100" => Stage.Active, // as the export writes a state without a name
        _ => null,
    };

    private static string? Text(string text) => text.Length == 0 || text == Unknown ? null : text;

    // "3 - Moderate"
    private static int Level(string text) => text.Length > 0 && text[0] is >= '1' and <= '5' ? text[0] - '0' : 0;

    private static int Count(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;

    /// <summary>29-02-2016 01:16</summary>
    public static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var at) && at.Year is >= 1990 and < 2100 ? at : null;
}
