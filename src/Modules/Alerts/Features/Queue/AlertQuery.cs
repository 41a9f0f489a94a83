using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Live;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Storage;
using Platform.Contracts.Sites;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Http.Json;

namespace Platform.Alerts.Features;

/// <summary>Which alerts a screen asks for.</summary>
internal sealed record AlertQuery
{
    private const int MostNamed = 200;
    private const string Nobody = "none", Myself = "me";

    [FromQuery(Name = "q"), Description("Words to look for in names.")]
    public string? Q { get; init; }

    [FromQuery(Name = "filter[state]"), Description("open, acknowledged, snoozed, resolved, closed, comma separated; active stands for the first three.")]
    public string? State { get; init; }

    [FromQuery(Name = "filter[severity]"), Description("As their sources say, comma separated.")]
    public string? Severity { get; init; }

    [FromQuery(Name = "filter[type]"), Description("DEVICE_FAILURE, FIRE_ALARM and so on, comma separated.")]
    public string? Type { get; init; }

    [FromQuery(Name = "filter[name]"), Description("What rules call them, comma separated.")]
    public string? Name { get; init; }

    [FromQuery(Name = "filter[site]"), Description("Sites by id or number, comma separated; none stands for no site.")]
    public string? Site { get; init; }

    [FromQuery(Name = "filter[assignee]"), Description("People by id, comma separated; me stands for the caller, none for nobody.")]
    public string? Assignee { get; init; }

    [FromQuery(Name = "filter[hidden]"), Description("Why nobody is told of them now: silenced, maintenance, folded, inhibited, brief, comma separated; none stands for what people are told of.")]
    public string? Hidden { get; init; }

    [FromQuery(Name = "filter[device]"), Description("A device's id.")]
    public string? Device { get; init; }

    [FromQuery(Name = "filter[incident]"), Description("The id or number of an incident they belong to.")]
    public string? Incident { get; init; }

    [FromQuery(Name = "filter[behind]"), Description("The id or number of an incident behind whose alerts they are hidden now, without belonging to it.")]
    public string? Behind { get; init; }

    [FromQuery(Name = "filter[ticket]"), Description("The id of a ticket they are about.")]
    public Guid? Ticket { get; init; }

    /// <summary>Those asked for.</summary>
    public async Task<IQueryable<Alert>> Of(AlertsDb db, ISiteDirectory sites, CancellationToken ct) =>
        (await InAnyState(db, sites, ct)).Where(StatesOf() is { } states ? a => states.Contains(a.State) : a => true);

    /// <summary>Those asked for but for their state.</summary>
    public async Task<IQueryable<Alert>> InAnyState(AlertsDb db, ISiteDirectory sites, CancellationToken ct)
    {
        var alerts = db.Alerts.AsNoTracking();
        if (Words(Severity, "filter[severity]") is { } severities) alerts = alerts.Where(a => severities.Contains(a.Severity));
        if (Words(Type, "filter[type]") is { } types) alerts = alerts.Where(a => types.Contains(a.Type));
        if (Words(Name, "filter[name]") is { } names) alerts = alerts.Where(a => names.Contains(a.Name));
        if (Words(Site, "filter[site]") is { } named)
        {
            var places = new List<Guid>();
            foreach (var one in named) places.Add(one == Nobody ? Guid.Empty : await sites.Find(db.Call, one, ct) ?? Guid.AllBitsSet); // nobody's site is not no site
            alerts = alerts.Where(a => places.Contains(a.SiteId));
        }

        if (Words(Assignee, "filter[assignee]") is { } assignees)
        {
            var (people, nobody) = (assignees.Where(p => p != Nobody).Select(p => (Guid?)PersonOf(p, db.Call)).ToList(), assignees.Contains(Nobody));
            alerts = alerts.Where(a => people.Contains(a.AssigneeId) || (nobody && a.AssigneeId == null));
        }

        if (Words(Hidden, "filter[hidden]") is { } reasons)
        {
            var (kinds, told) = (reasons.Where(r => r != Nobody).Select(KindOf).ToList(), reasons.Contains(Nobody));
            alerts = alerts.Where(a => db.Suppressions.Any(s => s.AlertId == a.Key && s.Until == null && kinds.Contains(s.Kind)) || (told && !db.Suppressions.Any(s => s.AlertId == a.Key && s.Until == null)));
        }

        if (Device is { Length: > 0 } device) alerts = alerts.Where(a => a.Device == device);
        if (Incident is { Length: > 0 } incident)
        {
            var one = await db.FindIncident(incident, ct);
            alerts = alerts.Where(a => db.IncidentAlerts.Any(m => m.IncidentId == one && m.AlertId == a.Key));
        }

        if (Behind is { Length: > 0 } before)
        {
            var one = await db.FindIncident(before, ct);
            alerts = alerts.Where(a => db.Suppressions.Any(s => s.AlertId == a.Key && s.Until == null && db.IncidentAlerts.Any(m => m.IncidentId == one && m.AlertId == s.ById)) && !db.IncidentAlerts.Any(m => m.IncidentId == one && m.AlertId == a.Key));
        }

        if (Ticket is { } ticket)
        {
            var label = $$"""{"ticket": "{{ticket}}"}""";
            alerts = alerts.Where(a => EF.Functions.JsonContains(EF.Property<string>(a, nameof(Alert.Labels)), label));
        }

        return Q is { Length: > 0 } words ? alerts.Where(a => EF.Functions.ILike(a.Name, Like.Contains(words), Like.Escape)) : alerts;
    }

    private List<AlertState>? StatesOf() => Words(State, "filter[state]") is not { } words ? null
        : [.. words.SelectMany(word => word == "active" ? [AlertState.Open, AlertState.Acknowledged, AlertState.Snoozed] : new[] { EnumWord.Read<AlertState>(word, "filter[state]") })];

    private static SuppressionKind KindOf(string word) => EnumWord.Read<SuppressionKind>(word, "filter[hidden]");

    private static Guid PersonOf(string word, Call call) => word == Myself ? call.Actor.Value
        : Guid.TryParseExact(word, "D", out var id) ? id : throw new MalformedException("filter[assignee]", $"'{word}' is no id.");

    private static string[]? Words(string? list, string at)
    {
        if (string.IsNullOrWhiteSpace(list)) return null;
        var words = list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= MostNamed ? words : throw new MalformedException(at, $"Name at most {MostNamed} at a time.");
    }
}
