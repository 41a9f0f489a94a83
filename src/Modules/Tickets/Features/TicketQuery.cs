using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Platform.Contracts.Sites;
using Platform.Hosting.Http;
using Platform.Hosting.Http.Json;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Risk;
using Platform.Tickets.Queue;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Which tickets a request is about; the same words in the query of a list and in the body of a bulk edit.</summary>
internal sealed record TicketQuery
{
    private const int MostNamed = 200, MostWords = 8;
    private const string Nobody = "none", Myself = "me";

    [FromQuery(Name = "filter[status]"), Description("Statuses by name, comma separated.")]
    public string? Status { get; init; }

    [FromQuery(Name = "filter[state]"), Description("States, comma separated: new, open, pending, onHold, resolved, closed; active stands for the first four.")]
    public string? State { get; init; }

    [FromQuery(Name = "filter[priority]"), Description("low, normal, high, urgent, comma separated.")]
    public string? Priority { get; init; }

    [FromQuery(Name = "filter[assignee]"), Description("People by id, comma separated; me stands for the caller, none for nobody.")]
    public string? Assignee { get; init; }

    [FromQuery(Name = "filter[team]"), Description("Teams by id, comma separated; none stands for no team.")]
    public string? Team { get; init; }

    [FromQuery(Name = "filter[site]"), Description("Sites by id or number, comma separated; none stands for no site.")]
    public string? Site { get; init; }

    [FromQuery(Name = "filter[customer]"), Description("A customer's name; several separated by semicolons.")]
    public string? Customer { get; init; }

    [FromQuery(Name = "filter[category]"), Description("Categories, comma separated; none stands for no category.")]
    public string? Category { get; init; }

    [FromQuery(Name = "filter[tag]"), Description("Tags a ticket must have, all of them, comma separated.")]
    public string? Tag { get; init; }

    [FromQuery(Name = "filter[requester]"), Description("People or contacts by id, comma separated; me stands for the caller.")]
    public string? Requester { get; init; }

    [FromQuery(Name = "filter[channel]"), Description("api, web, email, alert, portal, qr, comma separated.")]
    public string? Channel { get; init; }

    [FromQuery(Name = "filter[due]"), Description("overdue, today, week, later, never, comma separated.")]
    public string? Due { get; init; }

    [FromQuery(Name = "filter[risk]"), Description("How likely to breach: low, medium from 40 percent, high from 70, critical from 80, comma separated.")]
    public string? Risk { get; init; }

    [FromQuery(Name = "filter[risk][gte]"), Description("So many percent likely to breach what is promised, or more: 70.")]
    public int? RiskFrom { get; init; }

    [FromQuery(Name = "filter[parent]"), Description("Tickets these are parts of, by id or number, comma separated.")]
    public string? Parent { get; init; }

    [FromQuery(Name = "filter[openedAt][gte]"), Description("Opened then or later.")]
    public DateTimeOffset? OpenedFrom { get; init; }

    [FromQuery(Name = "filter[openedAt][lt]"), Description("Opened before.")]
    public DateTimeOffset? OpenedUntil { get; init; }

    public async Task<QueueFilter> Resolve(string? words, TicketsDb db, ISiteDirectory sites, CancellationToken ct) => new(db.Call.Sites, db.Call.Now)
    {
        Statuses = Words(Status, "filter[status]")?.ToHashSet(),
        States = Words(State, "filter[state]") is { } states ? States(states) : null,
        Priorities = Named<TicketPriority>(Priority, "filter[priority]"),
        Channels = Named<TicketChannel>(Channel, "filter[channel]"),
        Dues = Named<Due>(Due, "filter[due]"),
        Assignees = await Ids(Assignee, "filter[assignee]", word => Task.FromResult(PersonOf(word, "filter[assignee]", db.Call))),
        Requesters = await Ids(Requester, "filter[requester]", word => Task.FromResult(PersonOf(word, "filter[requester]", db.Call))),
        Teams = await Ids(Team, "filter[team]", word => Task.FromResult(word == Nobody ? Guid.Empty : IdOf(word, "filter[team]"))),
        // A site nobody knows must not be mistaken for none.
        Sites = await Ids(Site, "filter[site]", async word => word == Nobody ? Guid.Empty : await sites.Find(db.Call, word, ct) ?? Guid.AllBitsSet),
        Parents = await Ids(Parent, "filter[parent]", word => db.IdOf(word, ct)),
        Customers = Words(Customer, "filter[customer]", ';')?.ToHashSet(),
        Categories = Words(Category, "filter[category]")?.Select(c => c == Nobody ? "" : c).ToHashSet(),
        Tags = Words(Tag, "filter[tag]")?.Select(t => t.ToLowerInvariant()).ToList() ?? [],
        Risks = Named<RiskBand>(Risk, "filter[risk]"),
        RiskFrom = RiskFrom is null or (>= 0 and <= 100) ? RiskFrom : throw new MalformedException("filter[risk][gte]", "A probability is from 0 to 100 percent."),
        OpenedFrom = OpenedFrom, OpenedUntil = OpenedUntil,
        Words = words is null ? [] : [.. words.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostWords)],
    };

    private static HashSet<TicketState> States(string[] words) =>
        [.. words.SelectMany(word => word == "active" ? Enum.GetValues<TicketState>().Where(s => s.IsActive()) : [EnumWord.Read<TicketState>(word, "filter[state]")])];

    private static async Task<IReadOnlySet<Guid>?> Ids(string? list, string at, Func<string, Task<Guid>> find)
    {
        if (Words(list, at) is not { } named) return null;
        var ids = new HashSet<Guid>();
        foreach (var one in named) ids.Add(await find(one));
        return ids;
    }

    private static string[]? Words(string? list, string at, char between = ',')
    {
        if (string.IsNullOrWhiteSpace(list)) return null;
        var words = list.Split(between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= MostNamed ? words : throw new MalformedException(at, $"Name at most {MostNamed} at a time.");
    }

    private static Guid PersonOf(string word, string at, Call call) => word switch { Nobody => Guid.Empty, Myself => call.Actor.Value, _ => IdOf(word, at) };

    private static Guid IdOf(string word, string at) => Guid.TryParseExact(word, "D", out var id) ? id : throw new MalformedException(at, $"'{word}' is no id.");

    private static HashSet<T>? Named<T>(string? list, string at) where T : struct, Enum => Words(list, at)?.Select(word => EnumWord.Read<T>(word, at)).ToHashSet();
}
