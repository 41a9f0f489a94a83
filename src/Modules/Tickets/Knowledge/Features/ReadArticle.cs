using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Contributions;
using Platform.Hosting.Http;
using Platform.Tickets.Knowledge.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Knowledge.Features;

/// <summary>Shows one article, and what happened to it.</summary>
internal static class ReadArticle
{
    public static void Map(IEndpointRouteBuilder articles)
    {
        articles.MapGet("/{id}", Get).WithName("GetArticle").WithSummary("Get an article").RequirePermission(KnowledgePermissions.Read.Name);
        articles.MapGet("/{id}/timeline", Timeline).WithName("GetArticleTimeline").WithSummary("Get what happened to an article").RequirePermission(KnowledgePermissions.Write.Name);
    }

    private static async Task<Results<Ok<ArticleView>, ProblemHttpResult>> Get(
        string id, [FromQuery, Description("Whether authors, too, want what readers see.")] bool? published, ClaimsPrincipal caller, ArticleViews views, CancellationToken ct) =>
        await views.Find(id, caller.Scope(), published is true, ct) is { } article ? TypedResults.Ok(await views.Of(article, ct)) : Problems.Of(ArticleRefusals.NotFound);

    private static async Task<Results<Ok<TimelineView>, ProblemHttpResult>> Timeline(string id, TicketsDb db, Timelines timelines, CancellationToken ct) =>
        await db.FindArticle(id, ct) is { } article ? TypedResults.Ok(await timelines.Of(db, Article.Kind, article.Key, ct)) : Problems.Of(ArticleRefusals.NotFound);
}
