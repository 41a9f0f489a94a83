using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Tickets.Knowledge.Domain;
using Platform.Tickets.Knowledge.Storage;

namespace Platform.Tickets.Storage;

internal sealed partial class TicketsDb
{
    public DbSet<Article> Articles => Set<Article>();
    public DbSet<ArticleVersion> ArticleVersions => Set<ArticleVersion>();
    public DbSet<ArticleFeedback> ArticleFeedback => Set<ArticleFeedback>();
    public DbSet<ShownArticle> ShownArticles => Set<ShownArticle>();
    public DbSet<KnowledgeSettings> KnowledgeSettings => Set<KnowledgeSettings>();

    /// <summary>What the company said of its knowledge base, or what is usual.</summary>
    public async Task<KnowledgeSettings> Knowledge(CancellationToken ct) =>
        await KnowledgeSettings.AsNoTracking().SingleOrDefaultAsync(s => s.Key == Tenant.Value, ct) ?? Platform.Tickets.Knowledge.Domain.KnowledgeSettings.Usual(Tenant);

    /// <summary>The id of the article with this id or number; the empty one, which no article has, when there is no such number.</summary>
    public async Task<Guid> ArticleId(string idOrNumber, CancellationToken ct)
    {
        if (Guid.TryParseExact(idOrNumber, "D", out var id)) return id;
        return ArticleNumber.TryParse(idOrNumber, out var number) ? await Articles.Where(a => a.Number == number).Select(a => a.Key).SingleOrDefaultAsync(ct) : Guid.Empty;
    }

    public async Task<Article?> FindArticle(string idOrNumber, CancellationToken ct) =>
        await ArticleId(idOrNumber, ct) is var id && id != Guid.Empty ? await Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Key == id, ct) : null;

    private void MapKnowledge(ModelBuilder model)
    {
        model.Entity<Article>(article =>
        {
            article.ToTable("articles");
            article.HasKey(a => new { a.Tenant, a.Key });
            article.Property(a => a.Version).IsConcurrencyToken();
            article.Property(a => a.Visibility).HasConversion<short>();
            article.Property(a => a.State).HasConversion<short>();
            article.Ignore(a => a.Text);
            article.HasQueryFilter("tenant", a => a.Tenant == Tenant);
        });
        model.Entity<ArticleVersion>(version =>
        {
            version.ToTable("article_versions");
            version.HasKey(v => new { v.Tenant, v.ArticleId, v.Number });
            version.Property(v => v.Visibility).HasConversion<short>();
            version.Ignore(v => v.Text);
            version.HasQueryFilter("tenant", v => v.Tenant == Tenant);
        });
        model.Entity<ArticleFeedback>(feedback =>
        {
            feedback.ToTable("article_feedback");
            feedback.HasKey(f => new { f.Tenant, f.ArticleId, f.Number, f.PersonId });
            feedback.HasQueryFilter("tenant", f => f.Tenant == Tenant);
        });
        model.Entity<ShownArticle>(shown =>
        {
            shown.ToTable("shown_articles");
            shown.HasKey(s => new { s.Tenant, s.FormId, s.ArticleId });
            shown.HasQueryFilter("tenant", s => s.Tenant == Tenant);
        });
        model.Entity<KnowledgeSettings>(settings =>
        {
            settings.ToTable("knowledge_settings");
            settings.HasKey(s => new { s.Tenant, s.Key });
            settings.Property(s => s.Version).IsConcurrencyToken();
            settings.HasQueryFilter("tenant", s => s.Tenant == Tenant);
        });
    }
}
