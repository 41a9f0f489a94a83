using Npgsql;
using Platform.TestKit;

namespace Platform.Hosting.Migrations;

public sealed class MigratorTests : IAsyncLifetime
{
    private static readonly MigrationScript One = new("m", 1, "one", "create table one (id int)");
    private static readonly MigrationScript Two = new("m", 2, "two", "create table two (id int)");
    private static readonly MigrationScript Broken = new("m", 3, "broken", "create table three (id int);\nselect nothing_of_the_kind()");

    private readonly List<string> _steps = [];
    private Database _database = null!;
    private NpgsqlDataSource _owner = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.Create(Template.Empty);
        _owner = NpgsqlDataSource.Create(_database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await _owner.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Applies_what_is_missing_in_order_and_says_each_step()
    {
        await Migrate(One);
        Assert.Equal(1, await Migrate(One, Two));
        Assert.Equal(0, await Migrate(One, Two));
        Assert.Equal(["migrating m 0001-one", "migrating m 0002-two"], _steps);
    }

    [Fact]
    public async Task A_script_that_fails_leaves_nothing_of_itself_and_keeps_those_before_it()
    {
        var failure = await Assert.ThrowsAsync<StartupException>(() => Migrate(One, Two, Broken));
        Assert.Contains("0003-broken", failure.Problem, StringComparison.Ordinal);
        Assert.Contains("nothing_of_the_kind", failure.Problem, StringComparison.Ordinal);
        Assert.True(await Exists("one") && await Exists("two"));
        Assert.False(await Exists("three"));
        Assert.Equal(1, await Migrate(One, Two, Broken with { Sql = "create table three (id int)" }));
    }

    [Fact]
    public async Task A_newer_database_is_refused_in_words()
    {
        await Migrate(One, Two);
        var refusal = await Assert.ThrowsAsync<StartupException>(() => Migrate(One));
        Assert.Contains("newer than this program", refusal.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edited_script_is_refused_and_line_ends_do_not_count()
    {
        await Migrate(One, Two);
        await Migrate(One, new MigrationScript("m", 2, "two", Two.Sql.Replace("\n", "\r\n", StringComparison.Ordinal)));
        var refusal = await Assert.ThrowsAsync<StartupException>(() => Migrate(One, new MigrationScript("m", 2, "two", "create table zwei (id int)")));
        Assert.Contains("was edited", refusal.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Processes_that_start_together_migrate_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Migrate(One, Two))));
        Assert.Equal(2, _steps.Count);
    }

    [Fact]
    public void The_shells_own_scripts_are_found_in_order() =>
        Assert.Equal([.. Enumerable.Range(1, MigrationScript.Of([]).Count)], MigrationScript.Of([]).Select(s => s.Number));

    private Task<int> Migrate(params MigrationScript[] scripts) => new Migrator(_owner, scripts, new Steps(_steps)).Migrate(Ct);

    private async Task<bool> Exists(string table)
    {
        await using var command = _owner.CreateCommand($"select to_regclass('{table}') is not null");
        return await command.ExecuteScalarAsync(Ct) is true;
    }

    private sealed class Steps(List<string> steps) : IProgress<string>
    {
        public void Report(string value)
        {
            lock (steps) steps.Add(value);
        }
    }
}
