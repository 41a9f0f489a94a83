using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Knowledge.Domain;
using Platform.Tickets.Knowledge.Search;
using Platform.Tickets.Knowledge.Storage;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Knowledge.Features;

/// <summary>Suggests articles while somebody writes what they need, and notes what a requester was shown and opened.</summary>
internal static class SuggestArticles
{
    /// <summary>Below this an article shares too little with what was written to be worth a look.</summary>
    public const double LeastScore = 0.15;

    private const int Most = 5, ExcerptLength = 200;

    public sealed record Writing
    {
        [Required(AllowEmptyStrings = true), StringLength(Ticket.LongestSubject)] public required string Subject { get; init; }
        [StringLength(Ticket.LongestDescription)] public string Description { get; init; } = "";

        /// <summary>The form that is filled in, an id of its maker's own: with it, what a requester was shown is remembered and deflection measured.</summary>
        public Guid? FormId { get; init; }
    }

    /// <summary>An article that may answer what is being asked, and why it is thought so.</summary>
    public sealed record SuggestedArticle(
        Guid Id, string Number, string Title, string Excerpt, [property: Description("How much of what was written it has, from 0 to 1.")] double Score,
        [property: Description("Words of what was written that it has, the most telling first.")] IReadOnlyList<string> Because);

    public sealed record SuggestedArticles(IReadOnlyList<SuggestedArticle> Items);

    /// <summary>The form in which the article was suggested.</summary>
    public sealed record Opening(Guid FormId);

    public static void Map(IEndpointRouteBuilder knowledge)
    {
        knowledge.MapPost("/suggestions", Post).WithName(nameof(SuggestArticles)).WithSummary("Suggest articles for what somebody is writing").RequirePermission(KnowledgePermissions.Read.Name);
        knowledge.MapPut("/articles/{id}/opening", Put).WithName("OpenSuggestedArticle").WithSummary("Say that a suggested article was opened").RequirePermission(KnowledgePermissions.Read.Name);
    }

    private static async Task<Ok<SuggestedArticles>> Post(Writing writing, ClaimsPrincipal caller, TicketsDb db, TextSearch search, ArticleViews views, CancellationToken ct)
    {
        // Suggested is what is published, to authors too.
        var scope = Math.Max((short)1, caller.Scope());
        var found = (await search.Nearest(Corpus.Articles, AskedWords.In(writing.Subject, writing.Description), scope, Most, ct)).Where(f => f.Score >= LeastScore).ToList();
        var texts = await views.Readable(scope).Where(v => found.Select(f => f.Id).Contains(v.ArticleId))
            .Select(v => new { v.ArticleId, v.ArticleNumber, v.Title, Beginning = v.Body.Substring(0, ExcerptLength) }).ToDictionaryAsync(v => v.ArticleId, ct);
        var shown = found.Where(f => texts.ContainsKey(f.Id)).ToList();
        if (writing.FormId is { } form && !caller.IsColleague()) await Note(form, [.. shown.Select(f => f.Id)], db, ct);
        return TypedResults.Ok(new SuggestedArticles([.. shown.Select(f => new SuggestedArticle(
            f.Id, ArticleNumber.Of(texts[f.Id].ArticleNumber), texts[f.Id].Title, texts[f.Id].Beginning.ReplaceLineEndings(" "), Math.Round(f.Score, 3), f.Matched))]));
    }

    private static async Task Note(Guid form, Guid[] articles, TicketsDb db, CancellationToken ct)
    {
        if (articles.Length > 0) await db.Database.ExecuteSqlAsync($"""
            insert into tickets.shown_articles (tenant, form_id, article_id, person_id, shown_at)
            select {db.Tenant.Value}, {form}, id, {db.Call.Actor.Value}, {db.Call.Now} from unnest({articles}) id on conflict do nothing
            """, ct);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Put(string id, Opening opening, TicketsDb db, CancellationToken ct)
    {
        var article = await db.ArticleId(id, ct);
        var own = db.ShownArticles.Where(s => s.FormId == opening.FormId && s.ArticleId == article && s.PersonId == db.Call.Actor.Value);
        if (!await own.AnyAsync(ct)) return Problems.Of(ArticleRefusals.NotShown);
        await own.Where(s => s.OpenedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.OpenedAt, db.Call.Now), ct);
        return TypedResults.NoContent();
    }
}
