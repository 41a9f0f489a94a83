using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Http;
using Platform.Hosting.Mail;
using Platform.Hosting.Tenancy;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features.Ratings;

/// <summary>What the link in a letter that asks for a rating means.</summary>
internal sealed record RatingLink(Guid Tenant, Guid Ticket)
{
    public const string Purpose = "tickets.rating";
}

/// <summary>The requester says how content they are with what was done, signed in or by the link they were mailed. Changed as often as they like while it can be given.</summary>
internal static class RateTicket
{
    public static readonly TimeSpan For = TimeSpan.FromDays(30);
    private const int LongestComment = 2_000;

    public sealed record RatingCommand([property: Range(1, 5)] int Score, [property: StringLength(LongestComment)] string? Comment = null);

    public sealed record OpenRatingCommand([property: Required, StringLength(4000)] string Token);

    public sealed record MailedRatingCommand([property: Required, StringLength(4000)] string Token, [property: Range(1, 5)] int Score, [property: StringLength(LongestComment)] string? Comment = null);

    /// <summary>What somebody who followed the link rates.</summary>
    public sealed record RateableView(string Number, string Subject, DateTimeOffset ResolvedAt, DateTimeOffset RateBy, RatingView? Rating)
    {
        public static RateableView Of(Ticket t) => new(TicketNumber.Of(t.Number), t.Subject, t.ResolvedAt!.Value, t.ResolvedAt!.Value + For, RatingView.Of(t));
    }

    public static Decision<TicketEvent> Decide(Ticket ticket, int score, string? comment, DateTimeOffset now)
    {
        if (Refuse(ticket, now) is { } refusal) return refusal;
        var said = comment?.Trim() is { Length: > 0 } words ? words : null;
        return (ticket.Rating, ticket.RatingComment) == ((short)score, said) ? [] : new TicketRated((short)score, said, now);
    }

    private static Refusal? Refuse(Ticket ticket, DateTimeOffset now) =>
        ticket.RefuseIfMerged() ?? (ticket.State.IsActive() || ticket.ResolvedAt is not { } resolved ? TicketRefusals.NotRateable : now - resolved > For ? TicketRefusals.RatingTooLate : null);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/requests/{id}/rating", Put).WithName(nameof(RateTicket)).WithSummary("Rate how a request of one's own was resolved").RequirePermission(TicketsPermissions.Request.Name).WithTags("Requests");
        var ratings = api.MapGroup("/ratings").WithTags("Requests");
        ratings.MapPost("/opening", Open).WithName("OpenRating").WithSummary("Look at what a mailed link asks to rate").AllowAnonymous().WithoutIdempotency();
        ratings.MapPost("", Post).WithName("RateByLink").WithSummary("Rate by a mailed link").AllowAnonymous().WithoutIdempotency();
    }

    private static async Task<Results<Ok<RatingView>, ProblemHttpResult>> Put(string id, IfMatch version, RatingCommand command, TicketsDb db, TicketChanges changes, CancellationToken ct)
    {
        var key = await db.IdOf(id, ct);
        if (!await db.Tickets.AnyAsync(t => t.Key == key && t.RequesterId == db.Call.Actor.Value, ct)) return Problems.Of(TicketRefusals.NotFound);
        return await changes.Change(key.ToString(), version.Version, (ticket, now) => Decide(ticket, command.Score, command.Comment, now), ct).Respond(t => RatingView.Of(t)!);
    }

    private static async Task<Results<Ok<RateableView>, ProblemHttpResult>> Open(OpenRatingCommand command, MailedLinks links, IServiceProvider services, TimeProvider time, CancellationToken ct)
    {
        if (links.Read<RatingLink>(RatingLink.Purpose, command.Token) is not { } link) return Problems.Of(MailedLinks.NotGood);
        await using var scope = services.CreateScopeFor(new(new(link.Tenant), ActorId.Platform, time.GetUtcNow()));
        var db = scope.ServiceProvider.GetRequiredService<TicketsDb>();
        if (await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Key == link.Ticket, ct) is not { } ticket) return Problems.Of(MailedLinks.NotGood);
        return Refuse(ticket, db.Call.Now) is { } refusal ? Problems.Of(refusal) : TypedResults.Ok(RateableView.Of(ticket));
    }

    private static async Task<Results<Ok<RatingView>, ProblemHttpResult>> Post(MailedRatingCommand command, MailedLinks links, IServiceProvider services, TimeProvider time, CancellationToken ct)
    {
        if (links.Read<RatingLink>(RatingLink.Purpose, command.Token) is not { } link) return Problems.Of(MailedLinks.NotGood);
        await using var asking = services.CreateScopeFor(new(new(link.Tenant), ActorId.Platform, time.GetUtcNow()));
        if (await asking.ServiceProvider.GetRequiredService<TicketsDb>().Tickets.Where(t => t.Key == link.Ticket).Select(t => (Guid?)t.RequesterId).SingleOrDefaultAsync(ct) is not { } requester)
            return Problems.Of(MailedLinks.NotGood);

        await using var scope = services.CreateScopeFor(new(new(link.Tenant), new(requester), time.GetUtcNow()));
        var changes = scope.ServiceProvider.GetRequiredService<TicketChanges>();
        return await changes.Change(link.Ticket.ToString(), null, (ticket, now) => Decide(ticket, command.Score, command.Comment, now), ct).Respond(t => RatingView.Of(t)!);
    }
}
