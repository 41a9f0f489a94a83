using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Tickets.Knowledge.Domain;
using Platform.Tickets.Knowledge.Search;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Knowledge.Features;

/// <summary>Finds articles by their words, best first. When none has them all, those that have most of them, slips of the pen put right.</summary>
internal static class SearchArticles
{
    private const int Most = 50, Usual = 20, LongestQuery = 400;

    /// <summary>An article that was found, and where in its title and its best passages that stands which was sought.</summary>
    public sealed record ArticleHit(ArticleLine Article, MarkedText Title, MarkedText Excerpt, [property: Description("Comparable within one answer only.")] double Score);

    public sealed record ArticleHits([property: Description("Whether no article has all that was sought, and these come near.")] bool IsNear, IReadOnlyList<ArticleHit> Items);

    public static void Map(IEndpointRouteBuilder knowledge) => knowledge.MapGet("/search", Get)
        .WithName(nameof(SearchArticles)).WithSummary("Search articles").RequirePermission(KnowledgePermissions.Read.Name);

    private static async Task<Results<Ok<ArticleHits>, ProblemHttpResult>> Get(
        [FromQuery, Description("What is sought: words, \"phrases\", or, -without. A number such as KB-12 finds that article.")] string q,
        [FromQuery, Description("How many at most, 1 to 50; 20 when not given.")] int? limit, ClaimsPrincipal caller, TicketsDb db, TextSearch search, ArticleViews views, CancellationToken ct)
    {
        var (sought, most, scope) = (q.Replace("\0", "", StringComparison.Ordinal)[..Math.Min(q.Length, LongestQuery)].Trim(), Math.Clamp(limit ?? Usual, 1, Most), caller.Scope());
        if (sought.Length == 0) return Problems.Of(ArticleRefusals.NothingAsked);
        if (ArticleNumber.TryParse(sought, out _) && await db.ArticleId(sought, ct) is var named && named != Guid.Empty)
            return TypedResults.Ok(new ArticleHits(false, await Show([new(named, 1, [])], sought, false, scope, db, search, views, ct)));

        var found = await search.Search(sought, scope, most, ct);
        if (found.Count > 0 || Excludes(sought)) return TypedResults.Ok(new ArticleHits(false, await Show(found, sought, false, scope, db, search, views, ct)));
        var near = await search.Nearest(Corpus.Articles, AskedWords.In(sought, ""), scope, most, ct);
        var words = string.Join(' ', near.SelectMany(f => f.Matched).Distinct());
        return TypedResults.Ok(new ArticleHits(true, await Show(near, words, true, scope, db, search, views, ct)));
    }

    // Whoever says what must not be in it does not want what comes near.
    private static bool Excludes(string sought) => $" {sought}".Contains(" -", StringComparison.Ordinal);

    // An author finds what is not published, too; of what is, everybody is shown what readers see.
    private static async Task<ArticleHit[]> Show(
        List<FoundText> found, string sought, bool anyWord, short scope, TicketsDb db, TextSearch search, ArticleViews views, CancellationToken ct)
    {
        var ids = found.Select(f => f.Id).ToList();
        var articles = (await views.Published(ids, scope, ct)).ToDictionary(a => a.Key);
        if (scope == 0)
            foreach (var unpublished in await db.Articles.AsNoTracking().Where(a => ids.Contains(a.Key) && a.State != ArticleState.Published).ToListAsync(ct)) articles[unpublished.Key] = unpublished;
        var shown = found.Where(f => articles.ContainsKey(f.Id)).ToList();
        var lines = await views.Lines([.. shown.Select(f => articles[f.Id])], ct);
        if (anyWord) sought = WithAlike(sought, shown.Select(f => articles[f.Id]));
        var marked = await search.Mark([.. shown.Select(f => (articles[f.Id].Title, articles[f.Id].Body))], sought, anyWord, ct);
        return [.. shown.Select((f, i) => new ArticleHit(lines[i], marked[i].Title, marked[i].Excerpt, f.Score))];
    }

    // What was sought may be misspelled, and is then marked as the article spells it.
    private static string WithAlike(string sought, IEnumerable<Article> articles)
    {
        var words = AskedWords.In(sought, "").Words;
        return string.Join(' ', words.Concat(articles.SelectMany(a => AlikeWords.In($"{a.Title}\n{a.Body}", words))).Distinct(StringComparer.OrdinalIgnoreCase).Take(100));
    }
}
