using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Tickets.Knowledge.Domain;
using Platform.Tickets.Knowledge.Storage;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Knowledge.Features;

/// <summary>Lists articles page by page: to their authors all, to readers what is published for them.</summary>
internal static class ListArticles
{
    private static readonly Sorts<Article> Orders = Sorts<Article>.By("-changedAt", a => a.ChangedAt, a => a.Key).Or("title", a => a.Title.ToLower()).Or("number", a => a.Number)
        .Or("reviewOn", a => a.ReviewOn ?? DateOnly.MaxValue);

    private static readonly Sorts<ArticleVersion> ReadersOrders = Sorts<ArticleVersion>.By("-changedAt", v => v.PublishedAt, v => v.ArticleId).Or("title", v => v.Title.ToLower()).Or("number", v => v.ArticleNumber);

    /// <summary>Which articles.</summary>
    public sealed record ArticleQuery
    {
        [FromQuery(Name = "filter[state]"), Description("draft, published or archived; readers see published ones only.")]
        public ArticleState? State { get; init; }

        [FromQuery(Name = "filter[visibility]"), Description("internal or public.")]
        public ArticleVisibility? Visibility { get; init; }

        [FromQuery(Name = "filter[category]"), Description("A category.")]
        public string? Category { get; init; }

        [FromQuery(Name = "filter[tag]"), Description("A tag it must have.")]
        public string? Tag { get; init; }

        [FromQuery(Name = "filter[due]"), Description("Whether only those that are due for review; for authors.")]
        public bool? Due { get; init; }
    }

    public static void Map(IEndpointRouteBuilder articles) => articles.MapGet("", Get)
        .WithName(nameof(ListArticles)).WithSummary("List articles").RequirePermission(KnowledgePermissions.Read.Name);

    private static async Task<Results<Ok<Page<ArticleLine>>, ProblemHttpResult>> Get(
        [AsParameters] ListQuery list, [AsParameters] ArticleQuery query, ClaimsPrincipal caller, TicketsDb db, Cursors cursors, ArticleViews views, CancellationToken ct)
    {
        var outcome = caller.Scope() == 0 ? await Written(db, query, list.Q).ToPage(list, Orders, cursors, a => a, ct) : await Readable(caller.Scope(), list, query, cursors, views, ct);
        return outcome.Value is { } page ? TypedResults.Ok(page.Show(await views.Lines(page.Items, ct))) : Problems.Of(outcome.Refusal!);
    }

    private static IQueryable<Article> Written(TicketsDb db, ArticleQuery query, string? words)
    {
        var today = DateOnly.FromDateTime(db.Call.Now.UtcDateTime);
        var articles = db.Articles.AsNoTracking();
        if (query.State is { } state) articles = articles.Where(a => a.State == state);
        if (query.Visibility is { } visibility) articles = articles.Where(a => a.Visibility == visibility);
        if (query.Category is { } category) articles = articles.Where(a => a.Category == category);
        if (query.Tag?.ToLowerInvariant() is { } tag) articles = articles.Where(a => a.Tags.Contains(tag));
        if (query.Due is true) articles = articles.Where(a => a.State == ArticleState.Published && a.ReviewOn <= today);
        if (words is { Length: > 0 }) articles = articles.Where(a => EF.Functions.ILike(a.Title, Like.Contains(words), Like.Escape));
        return articles;
    }

    private static async Task<Outcome<Page<Article>>> Readable(short scope, ListQuery list, ArticleQuery query, Cursors cursors, ArticleViews views, CancellationToken ct)
    {
        var versions = views.Readable(scope);
        if (query.State is { } state && state is not ArticleState.Published || query.Due is true) versions = versions.Where(v => false);
        if (query.Visibility is { } visibility) versions = versions.Where(v => v.Visibility == visibility);
        if (query.Category is { } category) versions = versions.Where(v => v.Category == category);
        if (query.Tag?.ToLowerInvariant() is { } tag) versions = versions.Where(v => v.Tags.Contains(tag));
        if (list.Q is { Length: > 0 } words) versions = versions.Where(v => EF.Functions.ILike(v.Title, Like.Contains(words), Like.Escape));
        var outcome = await versions.ToPage(list, ReadersOrders, cursors, v => v.ArticleId, ct);
        if (outcome.Value is not { } page) return outcome.Refusal!;
        var articles = (await views.Published([.. page.Items], scope, ct)).ToDictionary(a => a.Key);
        return page.Show<Article>([.. page.Items.Select(articles.GetValueOrDefault).OfType<Article>()]);
    }
}
