using System.ComponentModel;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features.Ratings;

/// <summary>How content requesters are: what they said, and sums of it. Satisfied is who gave 4 or 5, as customer satisfaction scores (CSAT) are counted.</summary>
internal static class Ratings
{
    private static readonly Sorts<Ticket> Orders = Sorts<Ticket>.By("-ratedAt", t => t.RatedAt!.Value, t => t.Key);

    public sealed record RatedTicket(Guid TicketId, string Number, string Subject, RatingView Rating, PersonRef? Requester, PersonRef? Assignee, string? TeamName);

    public sealed record RatingSummary(DateTimeOffset From, DateTimeOffset To, RatingGroup All, IReadOnlyList<RatingGroup> Groups);

    public sealed record RatingGroup(
        [property: Description("The team, person or site by id, or the customer or category by name; null for none.")] string? Key, string? Name,
        [property: Description("Tickets resolved in the period.")] int Resolved, [property: Description("How many of them were rated.")] int Rated,
        [property: Description("How many of those gave 4 or 5.")] int Satisfied, [property: Description("Satisfied of rated, 0 to 1; null without ratings.")] double? Satisfaction,
        [property: Description("How many gave 1, 2, 3, 4 and 5.")] IReadOnlyList<int> Scores);

    public static void Map(IEndpointRouteBuilder ratings)
    {
        ratings.MapGet("", List).WithName("ListRatings").WithSummary("List what requesters said of resolved tickets").RequirePermission(TicketsPermissions.Read.Name);
        ratings.MapGet("/summary", Summary).WithName("SummariseRatings").WithSummary("Count how content requesters are").RequirePermission(TicketsPermissions.Read.Name);
    }

    private static async Task<Results<Ok<Page<RatedTicket>>, ProblemHttpResult>> List([AsParameters] ListQuery list, TicketsDb db, TicketNames names, Cursors cursors, CancellationToken ct)
    {
        var outcome = await db.Tickets.AsNoTracking().Where(t => t.RatedAt != null).ToPage(list, Orders, cursors, t => t, ct);
        if (outcome.Value is not { } page) return Problems.Of(outcome.Refusal!);
        var person = await names.People(db.Tenant, page.Items.SelectMany(t => (Guid[])[t.RequesterId, t.AssigneeId ?? Guid.Empty]), ct);
        return TypedResults.Ok(page.Show(await Task.WhenAll(page.Items.Select(async t => new RatedTicket(
            t.Key, TicketNumber.Of(t.Number), t.Subject, RatingView.Of(t)!, person(t.RequesterId), person(t.AssigneeId ?? Guid.Empty), await names.Team(db.Tenant, t.TeamId, ct))))));
    }

    private static async Task<Ok<RatingSummary>> Summary(
        [Description("The first day of the period, 30 days ago unless told.")] DateTimeOffset? from, [Description("Its end, now unless told.")] DateTimeOffset? to,
        [Description("team, assignee, site, customer or category.")] string? by, TicketsDb db, TicketNames names, CancellationToken ct)
    {
        var until = to ?? db.Call.Now;
        if (until < DateTimeOffset.UnixEpoch) throw new MalformedException("to", "The period ends after 1970.");
        var since = from ?? until.AddDays(-30);
        if (since >= until || until - since > TimeSpan.FromDays(3_660)) throw new MalformedException("from", "The period begins before it ends and lasts ten years at most.");
        var resolved = db.Tickets.Where(t => t.ResolvedAt >= since.ToUniversalTime() && t.ResolvedAt < until.ToUniversalTime() && t.MergedIntoId == null);
        var groups = by switch
        {
            null => [],
            "team" => await Counts(resolved, t => t.TeamId, id => names.Team(db.Tenant, id, ct), ct),
            "assignee" => await Counts(resolved, t => t.AssigneeId, async id => (await names.Person(db.Tenant, id, ct))?.Name, ct),
            "site" => await Counts(resolved, t => t.SiteId, id => names.Site(db.Tenant, id, ct), ct),
            "customer" => await Counts(resolved, t => t.Customer, Task.FromResult, ct),
            "category" => await Counts(resolved, t => t.Category, Task.FromResult, ct),
            _ => throw new MalformedException("by", "Ratings are counted by team, assignee, site, customer or category."),
        };
        var all = (await Counts(resolved, t => 0, _ => Task.FromResult<string?>(null), ct)) is [var one] ? one with { Key = null } : Group(null, null, 0, new int[5]);
        return TypedResults.Ok(new RatingSummary(since, until, all, groups));
    }

    private static async Task<List<RatingGroup>> Counts<T>(IQueryable<Ticket> tickets, Expression<Func<Ticket, T>> key, Func<T, Task<string?>> name, CancellationToken ct)
    {
        var counts = await tickets.GroupBy(key).Select(g => new
        {
            g.Key, Resolved = g.Count(), One = g.Count(t => t.Rating == 1), Two = g.Count(t => t.Rating == 2), Three = g.Count(t => t.Rating == 3),
            Four = g.Count(t => t.Rating == 4), Five = g.Count(t => t.Rating == 5),
        }).ToListAsync(ct);
        var groups = new List<RatingGroup>(counts.Count);
        foreach (var c in counts) groups.Add(Group(c.Key, await name(c.Key), c.Resolved, [c.One, c.Two, c.Three, c.Four, c.Five]));
        return [.. groups.OrderByDescending(g => g.Rated).ThenBy(g => g.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private static RatingGroup Group(object? key, string? name, int resolved, int[] scores)
    {
        var (rated, satisfied) = (scores.Sum(), scores[3] + scores[4]);
        return new(key is Guid id && id == Guid.Empty ? null : key?.ToString(), name, resolved, rated, satisfied, rated == 0 ? null : Math.Round((double)satisfied / rated, 4), scores);
    }
}
