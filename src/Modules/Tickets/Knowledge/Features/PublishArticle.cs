using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Tickets.Features;
using Platform.Tickets.Knowledge.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Knowledge.Features;

/// <summary>Makes what an article says its next version, which readers see from now on.</summary>
internal static class PublishArticle
{
    public sealed record Publication
    {
        /// <summary>A word on what is new.</summary>
        [StringLength(500)] public string? Note { get; init; }

        /// <summary>When to look whether it still holds; left out, after as many months as the settings say.</summary>
        public DateOnly? ReviewOn { get; init; }
    }

    public static Decision<ArticleEvent> Decide(Article article, Publication command, int reviewAfterMonths, DateTimeOffset now)
    {
        if (article.State is ArticleState.Archived) return ArticleRefusals.Archived;
        if (article.Body.Length == 0) return ArticleRefusals.Empty;
        if (article is { State: ArticleState.Published, HasChanges: false }) return [];
        var review = ReviewDay.After(now, command.ReviewOn, reviewAfterMonths);
        return review.Refusal is { } refusal ? refusal : new ArticlePublished(article.PublishedNumber + 1, Said(command.Note), review.Value, now);
    }

    public static async Task<Outcome<Article>> Handle(string id, int? version, Publication command, TicketsDb db, ArticleChanges changes, CancellationToken ct)
    {
        var settings = await db.Knowledge(ct);
        return await changes.Change(id, version, article => Decide(article, command, settings.ReviewAfterMonths, db.Call.Now), ct, Said(command.Note));
    }

    public static void Map(IEndpointRouteBuilder articles) => articles.MapPut("/{id}/publication", Put)
        .WithName(nameof(PublishArticle)).WithSummary("Publish an article").RequirePermission(KnowledgePermissions.Publish.Name);

    private static Task<Results<Ok<ArticleView>, ProblemHttpResult>> Put(
        string id, IfMatch version, Publication? command, TicketsDb db, ArticleChanges changes, ArticleViews views, CancellationToken ct) =>
        views.Respond(Handle(id, version.Version, command ?? new(), db, changes, ct), ct);

    private static string? Said(string? note) => note is null ? null : MessageText.Tidy(note) is { Length: > 0 } said ? said : null;
}
