using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Tickets.Knowledge.Domain;
using Platform.Tickets.Knowledge.Search;
using Platform.Tickets.Knowledge.Storage;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Knowledge.Features;

/// <summary>The way every verb changes one article: its record, the version readers see and the words it is found by, together.</summary>
internal sealed class ArticleChanges(TicketsDb db, Ledger<Article, ArticleEvent> articles, TextIndex index)
{
    public Task<Outcome<Article>> Begin(Decision<ArticleEvent> decision, CancellationToken ct) => Whole(() => articles.Begin(decision, ct), note: null, ct);

    public async Task<Outcome<Article>> Change(string id, int? version, Func<Article, Decision<ArticleEvent>> decide, CancellationToken ct, string? note = null)
    {
        var key = await db.ArticleId(id, ct);
        return await Whole(() => articles.Change(key, version, decide, ct), note, ct);
    }

    private async Task<Outcome<Article>> Whole(Func<Task<Outcome<Article>>> change, string? note, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var outcome = await change();
        if (outcome.Value is not { } article) return outcome;
        await Shelve(article, note, ct);
        await index.UpdateArticle(article.Key, ct);
        await transaction.CommitAsync(ct);
        return outcome;
    }

    // What is published is there to read at once; what is not, is not.
    private async Task Shelve(Article a, string? note, CancellationToken ct)
    {
        var versions = db.ArticleVersions.Where(v => v.ArticleId == a.Key);
        var current = a.State is ArticleState.Published ? a.PublishedNumber : 0;
        if (current > 0 && !await versions.AnyAsync(v => v.Number == current, ct))
        {
            db.ArticleVersions.Add(new()
            {
                Tenant = a.Tenant, ArticleId = a.Key, Number = current, ArticleNumber = a.Number, Title = a.Title, Body = a.Body, Category = a.Category, Tags = a.Tags, Visibility = a.Visibility,
                Note = note, PublishedBy = db.Call.Actor.Value, PublishedAt = a.PublishedAt!.Value, IsCurrent = false,
            });
            await db.SaveChangesAsync(ct);
        }

        await versions.Where(v => v.IsCurrent && v.Number != current).ExecuteUpdateAsync(set => set.SetProperty(v => v.IsCurrent, false), ct);
        await versions.Where(v => !v.IsCurrent && v.Number == current).ExecuteUpdateAsync(set => set.SetProperty(v => v.IsCurrent, true), ct);
    }
}
