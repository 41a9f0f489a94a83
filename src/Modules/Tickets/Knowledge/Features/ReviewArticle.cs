using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Tickets.Knowledge.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Knowledge.Features;

/// <summary>Says that an article still holds, and when to look again.</summary>
internal static class ReviewArticle
{
    /// <summary>Left out, after as many months as the settings say.</summary>
    public sealed record Review(DateOnly? ReviewOn = null);

    public static Decision<ArticleEvent> Decide(Article article, Review command, int reviewAfterMonths, DateTimeOffset now)
    {
        if (article.State is not ArticleState.Published) return ArticleRefusals.NotPublished;
        var review = ReviewDay.After(now, command.ReviewOn, reviewAfterMonths);
        return review.Refusal is { } refusal ? refusal : new ArticleReviewed(review.Value, now);
    }

    public static void Map(IEndpointRouteBuilder articles) => articles.MapPut("/{id}/review", Put)
        .WithName(nameof(ReviewArticle)).WithSummary("Say that an article still holds").RequirePermission(KnowledgePermissions.Publish.Name);

    private static async Task<Results<Ok<ArticleView>, ProblemHttpResult>> Put(
        string id, IfMatch version, Review? command, TicketsDb db, ArticleChanges changes, ArticleViews views, CancellationToken ct)
    {
        var settings = await db.Knowledge(ct);
        return await views.Respond(changes.Change(id, version.Version, article => Decide(article, command ?? new(), settings.ReviewAfterMonths, db.Call.Now), ct), ct);
    }
}
