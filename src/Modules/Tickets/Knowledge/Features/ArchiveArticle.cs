using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Tickets.Knowledge.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Knowledge.Features;

/// <summary>Takes an article away from its readers, or makes it a draft again.</summary>
internal static class ArchiveArticle
{
    public static Decision<ArticleEvent> Decide(Article article, DateTimeOffset now) => article.State is ArticleState.Archived ? [] : new ArticleArchived(now);

    public static Decision<ArticleEvent> DecideBack(Article article, DateTimeOffset now) => article.State is ArticleState.Archived ? new ArticleReinstated(now) : [];

    public static void Map(IEndpointRouteBuilder articles)
    {
        articles.MapPut("/{id}/archive", Put).WithName(nameof(ArchiveArticle)).WithSummary("Archive an article").RequirePermission(KnowledgePermissions.Publish.Name);
        articles.MapDelete("/{id}/archive", Delete).WithName("ReinstateArticle").WithSummary("Make an archived article a draft again").RequirePermission(KnowledgePermissions.Publish.Name);
    }

    private static Task<Results<Ok<ArticleView>, ProblemHttpResult>> Put(string id, IfMatch version, TicketsDb db, ArticleChanges changes, ArticleViews views, CancellationToken ct) =>
        views.Respond(changes.Change(id, version.Version, article => Decide(article, db.Call.Now), ct), ct);

    private static Task<Results<Ok<ArticleView>, ProblemHttpResult>> Delete(string id, IfMatch version, TicketsDb db, ArticleChanges changes, ArticleViews views, CancellationToken ct) =>
        views.Respond(changes.Change(id, version.Version, article => DecideBack(article, db.Call.Now), ct), ct);
}
