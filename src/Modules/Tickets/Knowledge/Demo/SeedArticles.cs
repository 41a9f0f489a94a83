using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Tickets.Features;
using Platform.Tickets.Knowledge.Features;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Knowledge.Demo;

/// <summary>What the demo's companies know, written and published with the same verbs people use.</summary>
internal sealed class SeedArticles(TicketsDb db, TicketNames names, Numbers numbers, ArticleChanges changes) : IDemoSeeder
{
    /// <summary>After the tickets, whose categories it shares.</summary>
    public int Order => 45;

    public async Task Seed(DemoTenant tenant, CancellationToken ct)
    {
        if (await db.Articles.AnyAsync(ct)) return;
        foreach (var plan in tenant.Slug.StartsWith("brightside", StringComparison.Ordinal) ? DemoArticle.Shop : DemoArticle.Building)
        {
            var article = Done(await WriteArticle.Handle(
                new() { Title = plan.Title, Body = plan.Body, Category = plan.Category, Tags = plan.Tags, Visibility = plan.Visibility }, db, names, numbers, changes, ct));
            if (plan.IsPublished) Done(await PublishArticle.Handle(article.Key.ToString(), null, new(), db, changes, ct));
        }
    }

    private static T Done<T>(Outcome<T> outcome) => outcome.Refusal is { } refusal ? throw new InvalidOperationException($"The demo's articles cannot be made: {refusal.Message}") : outcome.Value!;
}
