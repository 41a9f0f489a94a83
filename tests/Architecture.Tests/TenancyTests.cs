using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Platform.Hosting;
using Platform.Hosting.Data;
using Platform.Hosting.Migrations;
using Platform.TestKit;

namespace Platform.Architecture;

/// <summary>The three locks: the key, the query filter, the row-level security of the table itself.</summary>
public class TenancyTests
{
    // No tenant, and no word why; or a tenant without the lock.
    private const string Unlocked = """
        select format('%s.%s', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema', 'public') and n.nspname !~ '^pg_'
          and case when exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant' and a.attnum > 0 and not a.attisdropped)
              then not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant')
                        or coalesce(obj_description(c.oid, 'pg_class'), '') like 'machinery:%')
              else coalesce(obj_description(c.oid, 'pg_class'), '') not like 'global:%' end
        order by 1
        """;

    [Fact]
    public void Every_entity_has_the_tenant_in_its_key_and_is_filtered_by_it() => Assert.Empty(House.Modules.SelectMany(Dbs).SelectMany(Entities).SelectMany(Violations));

    [Fact]
    public void The_check_finds_entities_to_check() => Assert.True(House.Modules.SelectMany(Dbs).SelectMany(Entities).Count() >= 6);

    [Fact]
    public void The_check_catches_an_entity_without_its_tenant() => Assert.Equal(2, Entities(typeof(SabotagedDb)).Where(e => e.ClrType == typeof(Unguarded)).SelectMany(Violations).Count());

    /// <summary>Who is limited to some sites must not find what is at others, however a query is written.</summary>
    [Fact]
    public void Every_entity_that_names_a_site_is_filtered_by_it() => Assert.DoesNotContain(House.Modules.SelectMany(Dbs).SelectMany(Entities).Where(NamesSite), IsOpenToAllSites);

    [Fact]
    public void The_check_finds_entities_with_sites_and_catches_one_that_is_not_filtered()
    {
        Assert.Contains("Device", House.Modules.SelectMany(Dbs).SelectMany(Entities).Where(NamesSite).Select(e => e.ClrType.Name));
        Assert.Equal([nameof(Wandering)], Entities(typeof(SabotagedDb)).Where(NamesSite).Where(IsOpenToAllSites).Select(e => e.ClrType.Name));
    }

    [Fact]
    public async Task Every_table_with_a_tenant_is_locked_and_every_other_says_why_it_has_none()
    {
        await using var database = await Migrated();
        Assert.Empty(await Read(database, Unlocked));
    }

    [Fact]
    public async Task The_check_catches_a_table_that_is_not_locked()
    {
        await using var database = await Migrated();
        await Run(database, "create table platform.leaky (tenant uuid); create table platform.shy (id int)");
        Assert.Equal(["platform.leaky", "platform.shy"], await Read(database, Unlocked));
    }

    [Fact]
    public async Task The_model_of_every_module_fits_its_tables()
    {
        await using var database = await Migrated();
        var columns = (await Read(database, "select table_schema || '.' || table_name || '.' || column_name || (case is_nullable when 'YES' then '?' else '' end) from information_schema.columns")).ToHashSet();

        // A table may be stricter than the model; a model must not count on what the table does not promise.
        Assert.Empty(House.Modules.SelectMany(Dbs).SelectMany(Entities).SelectMany(Columns).Where(c => !columns.Contains(c) && !columns.Contains(c.TrimEnd('?'))).Distinct());
    }

    private static IEnumerable<Type> Dbs(Assembly module) => module.GetTypes().Where(t => t.IsSubclassOf(typeof(ModuleDb)));

    private static IEnumerable<IEntityType> Entities(Type db)
    {
        var options = (DbContextOptions)((DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(db))!).UseNpgsql("Host=nowhere").Options;
        var constructor = db.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Single();
        using var context = (DbContext)constructor.Invoke([options, .. new object?[constructor.GetParameters().Length - 1]]);
        return context.Model.GetEntityTypes();
    }

    private static IEnumerable<string> Violations(IEntityType entity)
    {
        if (entity.ClrType.GetCustomAttribute<GlobalAttribute>() is { Reason.Length: > 0 }) yield break;
        if (entity.FindPrimaryKey()?.Properties.Any(p => p.ClrType == typeof(TenantId)) != true) yield return $"{entity.ClrType.Name} has no tenant in its key";
        if (entity.GetDeclaredQueryFilters().All(f => f.Key != "tenant")) yield return $"{entity.ClrType.Name} is not filtered by tenant";
    }

    private static bool NamesSite(IEntityType entity) => entity.ClrType.Name == "Site" || entity.GetProperties().Any(p => p.Name.EndsWith("Site", StringComparison.Ordinal) || p.Name.EndsWith("SiteId", StringComparison.Ordinal));

    private static bool IsOpenToAllSites(IEntityType entity) => entity.GetDeclaredQueryFilters().All(f => f.Key != SiteLimits.Filter);

    private static IEnumerable<string> Columns(IEntityType entity)
    {
        var table = $"{entity.GetSchema()}.{entity.GetTableName()}";
        return entity.GetFlattenedProperties().Where(p => !p.DeclaringType.IsMappedToJson()).Select(p => $"{table}.{p.GetColumnName()}{(p.IsColumnNullable() ? "?" : "")}");
    }

    private static Task<Database> Migrated() => Database.Create(Template.Migrated(MigrationScript.Of(PlatformApp.Modules)));

    private static async Task<List<string>> Read(Database database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        var list = new List<string>();
        while (await rows.ReadAsync()) list.Add(rows.GetString(0));
        return list;
    }

    private static async Task Run(Database database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    internal sealed record Unguarded(Guid Key);
    internal sealed record Wandering(Guid Key, Guid AtSite);
    internal sealed record Settled(Guid Key, Guid SiteId);

    internal sealed class SabotagedDb(DbContextOptions<SabotagedDb> options) : ModuleDb(options, "sabotage")
    {
        protected override void MapRows(ModelBuilder model)
        {
            model.Entity<Unguarded>().HasKey(e => e.Key);
            model.Entity<Wandering>().HasKey(e => e.Key);
            model.Entity<Settled>().HasKey(e => e.Key);
        }
    }
}
