using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Mvc;
using Platform.Contracts.Sites;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Queue;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Counts tickets by everything a list can be narrowed by, all of them, however many. What is not chosen says how many choosing it would add.</summary>
internal static class CountTickets
{
    private const int MostNamed = 200;

    /// <summary>How many tickets the list has, and how many there are of everything; of customers, categories, tags and people the most frequent, 200 at most.</summary>
    public sealed record TicketFacets(
        int Total, IReadOnlyList<WordCount> Statuses, IReadOnlyDictionary<TicketState, int> States, IReadOnlyDictionary<TicketPriority, int> Priorities,
        IReadOnlyDictionary<TicketChannel, int> Channels, IReadOnlyDictionary<Due, int> Dues, IReadOnlyList<NamedTicketCount> Assignees, IReadOnlyList<NamedTicketCount> Teams,
        IReadOnlyList<NamedTicketCount> Sites, IReadOnlyList<WordCount> Customers, IReadOnlyList<WordCount> Categories, IReadOnlyList<WordCount> Tags);

    /// <summary>Without a value: tickets that have none.</summary>
    public sealed record WordCount(string? Value, int Count);

    /// <summary>Without id and name: tickets of nobody, no team, at no site.</summary>
    public sealed record NamedTicketCount(Guid? Id, string? Name, int Count);

    public static void Map(IEndpointRouteBuilder tickets) => tickets.MapGet("/facets", Get)
        .WithName(nameof(CountTickets)).WithSummary("Count tickets by everything they can be filtered by").RequirePermission(TicketsPermissions.Read.Name);

    private static async Task<Ok<TicketFacets>> Get(
        [FromQuery, Description("Words to look for.")] string? q, [AsParameters] TicketQuery query, TicketsDb db, ISiteDirectory sites, TicketQueue queue, TicketNames names, CancellationToken ct)
    {
        var counts = new QueueScan(await queue.Of(db.Tenant, ct), await query.Resolve(q, db, sites, ct)).Count();
        var (assignees, teams, atSites) = (Most(counts.Assignees), Most(counts.Teams), Most(counts.Sites));
        var person = await names.People(db.Tenant, assignees.Select(c => c.Key), ct);
        var site = await names.Sites(db.Tenant, atSites.Select(c => c.Key), ct);
        return TypedResults.Ok(new TicketFacets(
            counts.Total, Words(counts.Statuses), By<TicketState>(counts.States), By<TicketPriority>(counts.Priorities), By<TicketChannel>(counts.Channels), By<Due>(counts.Dues),
            [.. assignees.Select(c => Named(c, person(c.Key)?.Name))], await Task.WhenAll(teams.Select(async c => Named(c, await names.Team(db.Tenant, c.Key, ct)))),
            [.. atSites.Select(c => Named(c, site(c.Key)))], Words(counts.Customers), Words(counts.Categories), Words(counts.Tags)));
    }

    private static Dictionary<T, int> By<T>(int[] counts) where T : struct, Enum => Enum.GetValues<T>().ToDictionary(value => value, value => counts[(int)(object)value]);

    private static WordCount[] Words(IEnumerable<KeyValuePair<string, int>> counts) =>
        [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MostNamed).Select(c => new WordCount(c.Key.Length == 0 ? null : c.Key, c.Value))];

    private static KeyValuePair<Guid, int>[] Most(IEnumerable<KeyValuePair<Guid, int>> counts) => [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(MostNamed)];

    private static NamedTicketCount Named(KeyValuePair<Guid, int> count, string? name) => count.Key == Guid.Empty ? new(null, null, count.Value) : new(count.Key, name, count.Value);
}
