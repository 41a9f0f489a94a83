using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;

namespace Platform.Hosting.Help;

/// <summary>An article in a list.</summary>
public sealed record HelpSummary(string Slug, string Title, string Summary, IReadOnlyList<string> Roles);

/// <summary>An article in full, in Markdown.</summary>
public sealed record HelpArticleView(string Slug, string Title, string Summary, IReadOnlyList<string> Roles, string Markdown);

/// <summary>The articles that answer, best first; all of them, in reading order, when nothing was asked.</summary>
public sealed record HelpList(IReadOnlyList<HelpSummary> Items);

/// <summary>The help centre: articles for people, to be searched and read by whoever is signed in.</summary>
public static class HelpApi
{
    private const int LongestQuestion = 200, MostWords = 10;
    private static readonly Refusal NotFound = Refusal.NotFound("help.not-found", "There is no such article; GET /v1/help lists them.");

    public static void Map(IEndpointRouteBuilder api)
    {
        var help = api.MapGroup("/help").WithTags("Help");
        help.MapGet("", List).WithName("ListHelp").WithSummary("Search the help centre");
        help.MapGet("/{slug}", Get).WithName("GetHelpArticle").WithSummary("An article of the help centre");
    }

    public static HelpList Search(IReadOnlyList<HelpArticle> articles, string? question)
    {
        var words = (question ?? "").Split((char[])[' ', ',', '.', '?', '!', '"'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostWords).ToList();
        var found = words.Count == 0 ? articles : [.. articles.Select(a => (Article: a, Score: a.Score(words))).Where(a => a.Score > 0).OrderByDescending(a => a.Score).Select(a => a.Article)];
        return new([.. found.Select(a => new HelpSummary(a.Slug, a.Title, a.Summary, a.Roles))]);
    }

    private static Ok<HelpList> List([Description("Words to look for; all must be in an article.")] string? q) => q?.Length > LongestQuestion
        ? throw new MalformedException("q", $"A question has at most {LongestQuestion} characters.")
        : TypedResults.Ok(Search(HelpArticle.All, q));

    private static Results<Ok<HelpArticleView>, ProblemHttpResult> Get(string slug) => HelpArticle.All.FirstOrDefault(a => a.Slug == slug) is { } article
        ? TypedResults.Ok(new HelpArticleView(article.Slug, article.Title, article.Summary, article.Roles, article.Markdown))
        : Problems.Of(NotFound);
}
