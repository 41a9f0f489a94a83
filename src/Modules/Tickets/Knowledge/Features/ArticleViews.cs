using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Tickets.Features;
using Platform.Tickets.Knowledge.Domain;
using Platform.Tickets.Knowledge.Storage;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Knowledge.Features;

/// <summary>Shows articles to whoever may read them, with what people said of them.</summary>
internal sealed class ArticleViews(TicketsDb db, TicketNames names)
{
    private DateOnly Today => DateOnly.FromDateTime(db.Call.Now.UtcDateTime);

    /// <summary>The article as a caller of this scope may read it; authors, as they last left it unless they want what readers see.</summary>
    public async Task<Article?> Find(string id, short scope, bool asPublished, CancellationToken ct)
    {
        if (await db.FindArticle(id, ct) is not { } article) return null;
        return scope == 0 && !asPublished ? article : (await Published([article.Key], scope, ct)).SingleOrDefault();
    }

    /// <summary>Those of these articles a caller of this scope may read, as readers see them, in no order.</summary>
    public async Task<List<Article>> Published(IReadOnlyCollection<Guid> ids, short scope, CancellationToken ct)
    {
        var versions = await Readable(scope).Where(v => ids.Contains(v.ArticleId)).ToDictionaryAsync(v => v.ArticleId, ct);
        var articles = await db.Articles.AsNoTracking().Where(a => versions.Keys.Contains(a.Key)).ToListAsync(ct);
        return [.. articles.Select(a => Reading(a, versions[a.Key]))];
    }

    public IQueryable<ArticleVersion> Readable(short scope) =>
        db.ArticleVersions.AsNoTracking().Where(v => v.IsCurrent && (scope < 2 || v.Visibility == ArticleVisibility.Public));

    /// <summary>200 with the article, or the refusal as a problem.</summary>
    public async Task<Results<Ok<ArticleView>, ProblemHttpResult>> Respond(Task<Outcome<Article>> pending, CancellationToken ct) => await pending switch
    {
        { Refusal: { } refusal } => Problems.Of(refusal),
        { Value: var article } => TypedResults.Ok(await Of(article!, ct)),
    };

    public async Task<ArticleView> Of(Article a, CancellationToken ct)
    {
        var own = await db.ArticleFeedback.Where(f => f.ArticleId == a.Key && f.Number == a.PublishedNumber && f.PersonId == db.Call.Actor.Value).Select(f => (bool?)f.Helped).SingleOrDefaultAsync(ct);
        return new(
            a.Key, ArticleNumber.Of(a.Number), a.Title, a.Body, a.Category, a.Tags, a.Visibility, a.State, await names.Person(db.Tenant, a.AuthorId, ct), Known(a.PublishedNumber), a.HasChanges, a.ReviewOn,
            IsDue(a), a.CreatedAt, a.ChangedAt, a.PublishedAt, (await Feedback([a.Key], ct)).GetValueOrDefault(a.Key, FeedbackCounts.None), own, a.Version);
    }

    public async Task<IReadOnlyList<ArticleLine>> Lines(IReadOnlyList<Article> articles, CancellationToken ct)
    {
        var feedback = await Feedback([.. articles.Select(a => a.Key)], ct);
        var person = await names.People(db.Tenant, articles.Select(a => a.AuthorId), ct);
        return
        [
            .. articles.Select(a => new ArticleLine(
                a.Key, ArticleNumber.Of(a.Number), a.Title, a.Category, a.Tags, a.Visibility, a.State, person(a.AuthorId), Known(a.PublishedNumber), a.HasChanges, a.ReviewOn, IsDue(a), a.ChangedAt,
                a.PublishedAt, feedback.GetValueOrDefault(a.Key, FeedbackCounts.None), a.Version)),
        ];
    }

    // Readers see neither what is being written nor when somebody last wrote.
    private static Article Reading(Article a, ArticleVersion v) => a with
    {
        Title = v.Title, Body = v.Body, Category = v.Category, Tags = v.Tags, Visibility = v.Visibility, PublishedNumber = v.Number, PublishedAt = v.PublishedAt, ChangedAt = v.PublishedAt, HasChanges = false,
    };

    private async Task<Dictionary<Guid, FeedbackCounts>> Feedback(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await db.ArticleFeedback.Where(f => ids.Contains(f.ArticleId)).GroupBy(f => f.ArticleId)
            .Select(g => new { g.Key, Helped = g.Count(f => f.Helped), Not = g.Count(f => !f.Helped) }).ToDictionaryAsync(g => g.Key, g => new FeedbackCounts(g.Helped, g.Not), ct);

    private bool IsDue(Article a) => a.State is ArticleState.Published && a.ReviewOn <= Today;

    private static int? Known(int number) => number == 0 ? null : number;
}
