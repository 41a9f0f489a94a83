using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Features;
using Platform.Tickets.Knowledge.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Knowledge.Features;

/// <summary>Writes an article, or writes on. Readers see it once it is published.</summary>
internal static class WriteArticle
{
    public sealed record ArticleDraft
    {
        [Required, StringLength(Article.LongestTitle, MinimumLength = 1)] public required string Title { get; init; }

        /// <summary>Plain text with light Markdown; never HTML.</summary>
        [StringLength(Article.LongestBody)] public string Body { get; init; } = "";

        /// <summary>One of the help desk's.</summary>
        [StringLength(Article.LongestCategory, MinimumLength = 1)] public string? Category { get; init; }

        [MaxLength(Article.MostTags)] public string[] Tags { get; init; } = [];
        public ArticleVisibility Visibility { get; init; } = ArticleVisibility.Internal;
    }

    /// <summary>What is left out stays as it is.</summary>
    public sealed record ArticleRevision
    {
        [StringLength(Article.LongestTitle, MinimumLength = 1)] public string? Title { get; init; }
        [StringLength(Article.LongestBody)] public string? Body { get; init; }

        /// <summary>Null: of no category.</summary>
        [StringLength(Article.LongestCategory, MinimumLength = 1)] public string? Category { get; init { field = value; HasCategory = true; } }

        [MaxLength(Article.MostTags)] public string[]? Tags { get; init; }
        public ArticleVisibility? Visibility { get; init; }

        [JsonIgnore] public bool HasCategory { get; private init; }
    }

    public static Decision<ArticleEvent> Decide(Guid id, TenantId tenant, int number, Guid author, ArticleText written, Desk desk, DateTimeOffset now)
    {
        var text = Tidy(written, null, desk);
        return text.Refusal is { } refusal ? refusal : new ArticleDrafted(id, tenant, number, text.Value!, author, now);
    }

    public static Decision<ArticleEvent> Decide(Article article, ArticleRevision command, Desk desk, DateTimeOffset now)
    {
        if (article.State is ArticleState.Archived) return ArticleRefusals.Archived;
        var text = Tidy(new(
            command.Title ?? article.Title, command.Body ?? article.Body, command.HasCategory ? command.Category : article.Category, command.Tags ?? article.Tags,
            command.Visibility ?? article.Visibility), article.Category, desk);
        if (text.Refusal is { } refusal) return refusal;
        return text.Value! == article.Text ? [] : new ArticleRevised(text.Value!, now);
    }

    public static async Task<Outcome<Article>> Handle(ArticleDraft draft, TicketsDb db, TicketNames names, Numbers numbers, ArticleChanges changes, CancellationToken ct)
    {
        var text = new ArticleText(draft.Title, draft.Body, draft.Category, draft.Tags, draft.Visibility);
        var (desk, number) = (await names.Desk(db.Tenant, ct), await numbers.Take(db.Tenant, Article.Kind, ct));
        return await changes.Begin(Decide(Guid.CreateVersion7(db.Call.Now), db.Tenant, number, db.Call.Actor.Value, text, desk, db.Call.Now), ct);
    }

    public static void Map(IEndpointRouteBuilder articles)
    {
        articles.MapPost("", Post).WithName(nameof(WriteArticle)).WithSummary("Write an article").RequirePermission(KnowledgePermissions.Write.Name);
        articles.MapPatch("/{id}", Patch).WithName("ReviseArticle").WithSummary("Write on at an article").RequirePermission(KnowledgePermissions.Write.Name);
    }

    // An article may keep a category the desk no longer has.
    private static Outcome<ArticleText> Tidy(ArticleText text, string? kept, Desk desk)
    {
        var (title, body) = (MessageText.Tidy(text.Title).ReplaceLineEndings(" "), MessageText.Tidy(text.Body));
        if (title.Length == 0) return ArticleRefusals.Untitled;
        if (text.Category != kept && !desk.HasCategory(text.Category)) return ArticleRefusals.UnknownCategory;
        var tags = TagWords.Tidy(text.Tags, Article.MostTags, ArticleRefusals.TagMalformed);
        return tags.Refusal is { } refusal ? refusal : text with { Title = title, Body = body, Tags = tags.Value! };
    }

    private static async Task<Results<Created<ArticleView>, ProblemHttpResult>> Post(
        ArticleDraft draft, TicketsDb db, TicketNames names, Numbers numbers, ArticleChanges changes, ArticleViews views, CancellationToken ct)
    {
        var outcome = await Handle(draft, db, names, numbers, changes, ct);
        return outcome.Value is { } article ? TypedResults.Created($"/v1/knowledge/articles/{article.Key}", await views.Of(article, ct)) : Problems.Of(outcome.Refusal!);
    }

    private static async Task<Results<Ok<ArticleView>, ProblemHttpResult>> Patch(
        string id, IfMatch version, ArticleRevision command, TicketsDb db, TicketNames names, ArticleChanges changes, ArticleViews views, CancellationToken ct)
    {
        var desk = await names.Desk(db.Tenant, ct);
        return await views.Respond(changes.Change(id, version.Version, article => Decide(article, command, desk, db.Call.Now), ct), ct);
    }
}
