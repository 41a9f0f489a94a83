using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Tickets.Knowledge.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Knowledge.Features;

/// <summary>Says whether an article helped: once by each person or contact about each version, who may think again.</summary>
internal static class RateArticle
{
    /// <summary>Whether it helped, and whom when it was a contact.</summary>
    public sealed record Rating(bool Helped, Guid? ContactId = null);

    public static void Map(IEndpointRouteBuilder articles)
    {
        articles.MapPut("/{id}/feedback", Put).WithName(nameof(RateArticle)).WithSummary("Say whether an article helped").RequirePermission(KnowledgePermissions.Read.Name);
        articles.MapDelete("/{id}/feedback", Delete).WithName("WithdrawArticleRating").WithSummary("Take back whether an article helped").RequirePermission(KnowledgePermissions.Read.Name);
    }

    private static async Task<Results<Ok<ArticleView>, ProblemHttpResult>> Put(string id, Rating rating, ClaimsPrincipal caller, TicketsDb db, ArticleViews views, CancellationToken ct)
    {
        if (await views.Find(id, caller.Scope(), asPublished: true, ct) is not { } article) return Problems.Of(ArticleRefusals.NotFound);
        if (rating.ContactId is not null && !caller.May(TicketsPermissions.Write.Name)) return Problems.Of(ArticleRefusals.OthersNotPermitted);
        if (rating.ContactId is { } contact && !await db.Contacts.AnyAsync(c => c.Id == contact, ct)) return Problems.Of(ArticleRefusals.UnknownContact);
        await db.Database.ExecuteSqlAsync($"""
            insert into tickets.article_feedback (tenant, article_id, number, person_id, helped, given_at)
            values ({db.Tenant.Value}, {article.Key}, {article.PublishedNumber}, {rating.ContactId ?? db.Call.Actor.Value}, {rating.Helped}, {db.Call.Now})
            on conflict (tenant, article_id, number, person_id) do update set helped = excluded.helped, given_at = excluded.given_at
            """, ct);
        return TypedResults.Ok(await views.Of(article, ct));
    }

    private static async Task<Results<Ok<ArticleView>, ProblemHttpResult>> Delete(string id, ClaimsPrincipal caller, TicketsDb db, ArticleViews views, CancellationToken ct)
    {
        if (await views.Find(id, caller.Scope(), asPublished: true, ct) is not { } article) return Problems.Of(ArticleRefusals.NotFound);
        await db.ArticleFeedback.Where(f => f.ArticleId == article.Key && f.Number == article.PublishedNumber && f.PersonId == db.Call.Actor.Value).ExecuteDeleteAsync(ct);
        return TypedResults.Ok(await views.Of(article, ct));
    }
}
