using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Platform.Hosting.Data;

/// <summary>A module's rows and the journal of everything that changed them, in one transaction, for one tenant.</summary>
public abstract class ModuleDb(DbContextOptions options, string schema) : DbContext(options)
{
    private Call? _call;

    public TenantId Tenant => Call.Tenant;
    public Call Call => _call ?? throw new InvalidOperationException($"{GetType().Name} is in nobody's hands: it is lent to one scope at a time, and this one has ended.");

    // Named by the query filters, which read them anew for each query.
    private bool SeesAllSites => Call.Sites.IsAll;
    private IReadOnlyCollection<Guid> SitesSeen => Call.Sites.Ids;

    /// <summary>The next query tells the connection, opened for nothing else before it, whose rows it may see: one round trip for both.</summary>
    internal bool TellsTenantWithQuery { get; set; }

    /// <summary>Lends it to a scope, until that disposes of it: what making one anew costs is more than most requests ask of it.</summary>
    internal void LendTo(Call call) => (_call, TellsTenantWithQuery) = (call, false);

    public override void Dispose()
    {
        _call = null;
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    public override ValueTask DisposeAsync()
    {
        _call = null;
        GC.SuppressFinalize(this);
        return base.DisposeAsync();
    }

    /// <summary>One session for all that is done until it is left.</summary>
    internal async ValueTask<OneSession> Open(bool tellsTenantWithQuery, CancellationToken ct)
    {
        TellsTenantWithQuery = tellsTenantWithQuery;
        await Database.OpenConnectionAsync(ct);
        return new(this);
    }

    internal readonly struct OneSession(ModuleDb db) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            db.TellsTenantWithQuery = false;
            await db.Database.CloseConnectionAsync();
        }
    }

    public DbSet<JournalEntry> Journal => Set<JournalEntry>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<TenantId>().HaveConversion<TenantIdConverter>();
        configurationBuilder.Properties<ActorId>().HaveConversion<ActorIdConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(schema);
        modelBuilder.Entity<JournalEntry>(entry =>
        {
            entry.ToTable("journal", "platform");
            entry.HasKey(e => new { e.Tenant, e.StreamKind, e.StreamId, e.Version });
            entry.Property(e => e.Data).HasColumnType("jsonb");
            entry.HasQueryFilter("tenant", e => e.Tenant == Tenant);
        });
        MapRows(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().ToList())
        {
            NameInSnakeCase(entity);
            if (SiteLimits.SitePropertyOf(entity) is { } site) Limiting.MakeGenericMethod(entity.ClrType).Invoke(this, [modelBuilder, site.Name]);
        }
    }

    private static readonly MethodInfo Limiting = typeof(ModuleDb).GetMethod(nameof(LimitToSites), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private void LimitToSites<T>(ModelBuilder model, string site) where T : class =>
        model.Entity<T>().HasQueryFilter(SiteLimits.Filter, e => SeesAllSites || SitesSeen.Contains(EF.Property<Guid>(e, site)));

    /// <summary>Whether the caller may have a hand in this record: it is at a site they are permitted, or at none.</summary>
    internal bool Permits(object record) =>
        SeesAllSites || SiteLimits.SitePropertyOf(Model.FindEntityType(record.GetType())!) is not { } site || Call.Sites.Contains((Guid)site.PropertyInfo!.GetValue(record)!);

    /// <summary>The module's own tables. Columns are named in snake case on their own.</summary>
    protected abstract void MapRows(ModelBuilder model);

    private static void NameInSnakeCase(IMutableEntityType entity)
    {
        foreach (var property in entity.GetProperties())
            if (property.GetColumnName() == property.Name) property.SetColumnName(SnakeCase.Of(property.Name));
        foreach (var complex in entity.GetComplexProperties())
            foreach (var property in complex.ComplexType.GetProperties())
                if (!complex.ComplexType.IsMappedToJson()) property.SetColumnName(SnakeCase.Of($"{complex.Name}{property.Name}"));
    }

    /// <summary>What the module keeps beside a record, in columns that are no part of it: shadow properties by their names. Asked whenever the record is saved.</summary>
    protected internal virtual ValueTask<IReadOnlyList<KeyValuePair<string, object?>>> Beside(object record) => new([]);

    /// <summary>Saves records together with what is kept beside them.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var record in ChangedRecords())
            foreach (var (name, value) in await Beside(record.Entity))
            {
                var kept = record.Property(name);
                kept.CurrentValue = value;
                // Of a record that was read without being followed, nobody knows what was kept before.
                if (record.State is EntityState.Modified) kept.IsModified = true;
            }

        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Whether nothing was read to be changed, nor added, so far.</summary>
    internal bool FollowsNothing => WithoutLooking(tracker => !tracker.Entries().Any());

    private List<EntityEntry> ChangedRecords() =>
        WithoutLooking(tracker => tracker.Entries().Where(record => record.State is EntityState.Added or EntityState.Modified).ToList());

    // Records are changed by the ledger, which marks them: looking for other changes would be one look at everything each time.
    private T WithoutLooking<T>(Func<ChangeTracker, T> ask)
    {
        ChangeTracker.AutoDetectChangesEnabled = false;
        try { return ask(ChangeTracker); }
        finally { ChangeTracker.AutoDetectChangesEnabled = true; }
    }

    private sealed class TenantIdConverter() : ValueConverter<TenantId, Guid>(id => id.Value, value => new TenantId(value));
    private sealed class ActorIdConverter() : ValueConverter<ActorId, Guid>(id => id.Value, value => new ActorId(value));
}

internal static class SnakeCase
{
    public static string Of(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
