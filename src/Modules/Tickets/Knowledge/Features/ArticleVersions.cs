using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Tickets.Features;
using Platform.Tickets.Knowledge.Domain;
using Platform.Tickets.Knowledge.Storage;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Knowledge.Features;

/// <summary>The versions of an article: listed, read, compared, and made what it says again.</summary>
internal static class ArticleVersions
{
    /// <summary>A version, and whom it helped.</summary>
    public sealed record ArticleVersionLine(
        int Number, string Title, ArticleVisibility Visibility, [property: Description("What was new.")] string? Note, PersonRef? PublishedBy, DateTimeOffset PublishedAt,
        [property: Description("Whether readers see this one.")] bool IsCurrent, FeedbackCounts Feedback);

    public sealed record ArticleVersionsView(IReadOnlyList<ArticleVersionLine> Items);

    /// <summary>What differs between two versions: the fields, and the text line by line.</summary>
    public sealed record ArticleComparison(ArticleText Before, ArticleText After, IReadOnlyList<ComparedLine> Lines);

    /// <summary>The version to go back to.</summary>
    public sealed record Restoration(int Number);

    public static Decision<ArticleEvent> Decide(Article article, int from, ArticleText text, DateTimeOffset now)
    {
        if (article.State is ArticleState.Archived) return ArticleRefusals.Archived;
        return article.Text == text ? [] : new ArticleRestored(from, text, now);
    }

    public static void Map(IEndpointRouteBuilder articles)
    {
        articles.MapGet("/{id}/versions", List).WithName("ListArticleVersions").WithSummary("List the versions of an article").RequirePermission(KnowledgePermissions.Write.Name);
        articles.MapGet("/{id}/text", Get).WithName("GetArticleText").WithSummary("Get what an article says, or what a version of it said").RequirePermission(KnowledgePermissions.Write.Name);
        articles.MapGet("/{id}/comparison", Compare).WithName("CompareArticleVersions").WithSummary("Compare two versions of an article").RequirePermission(KnowledgePermissions.Write.Name);
        articles.MapPost("/{id}/restoration", Restore).WithName("RestoreArticleVersion").WithSummary("Make an article say what a version of it said")
            .RequirePermission(KnowledgePermissions.Write.Name);
    }

    private static async Task<Results<Ok<ArticleVersionsView>, ProblemHttpResult>> List(string id, TicketsDb db, TicketNames names, CancellationToken ct)
    {
        if (await db.FindArticle(id, ct) is not { } article) return Problems.Of(ArticleRefusals.NotFound);
        var versions = await db.ArticleVersions.AsNoTracking().Where(v => v.ArticleId == article.Key).OrderByDescending(v => v.Number).Take(200)
            .Select(v => new { v.Number, v.Title, v.Visibility, v.Note, v.PublishedBy, v.PublishedAt, v.IsCurrent }).ToListAsync(ct);
        var feedback = await db.ArticleFeedback.Where(f => f.ArticleId == article.Key).GroupBy(f => f.Number)
            .Select(g => new { g.Key, Helped = g.Count(f => f.Helped), Not = g.Count(f => !f.Helped) }).ToDictionaryAsync(g => g.Key, g => new FeedbackCounts(g.Helped, g.Not), ct);
        var person = await names.People(db.Tenant, versions.Select(v => v.PublishedBy), ct);
        return TypedResults.Ok(new ArticleVersionsView([.. versions.Select(v => new ArticleVersionLine(
            v.Number, v.Title, v.Visibility, v.Note, person(v.PublishedBy), v.PublishedAt, v.IsCurrent, feedback.GetValueOrDefault(v.Number, FeedbackCounts.None)))]));
    }

    private static async Task<Results<Ok<ArticleText>, ProblemHttpResult>> Get(
        string id, [FromQuery, Description("Which version; left out, what the article says now.")] int? version, TicketsDb db, CancellationToken ct) =>
        await TextOf(id, version, db, ct) is { } text ? TypedResults.Ok(text) : Problems.Of(ArticleRefusals.VersionNotFound);

    private static async Task<Results<Ok<ArticleComparison>, ProblemHttpResult>> Compare(
        string id, [FromQuery, Description("The version before; left out, the latest.")] int? from,
        [FromQuery, Description("The version after; left out, what the article says now.")] int? to, TicketsDb db, CancellationToken ct)
    {
        var (before, after) = (await TextOf(id, from ?? (await db.FindArticle(id, ct))?.PublishedNumber ?? 0, db, ct), await TextOf(id, to, db, ct));
        return before is null || after is null ? Problems.Of(ArticleRefusals.VersionNotFound) : TypedResults.Ok(new ArticleComparison(before, after, TextComparison.Between(before.Body, after.Body)));
    }

    private static async Task<Results<Ok<ArticleView>, ProblemHttpResult>> Restore(
        string id, IfMatch version, Restoration command, TicketsDb db, ArticleChanges changes, ArticleViews views, CancellationToken ct) =>
        await Find(id, command.Number, db, ct) is { } old
            ? await views.Respond(changes.Change(id, version.Version, article => Decide(article, command.Number, old.Text, db.Call.Now), ct), ct)
            : Problems.Of(ArticleRefusals.VersionNotFound);

    private static async Task<ArticleText?> TextOf(string id, int? version, TicketsDb db, CancellationToken ct) =>
        version is { } number ? (await Find(id, number, db, ct))?.Text : (await db.FindArticle(id, ct))?.Text;

    private static async Task<ArticleVersion?> Find(string id, int number, TicketsDb db, CancellationToken ct) =>
        await db.ArticleId(id, ct) is var key && key != Guid.Empty ? await db.ArticleVersions.AsNoTracking().SingleOrDefaultAsync(v => v.ArticleId == key && v.Number == number, ct) : null;
}
