using Npgsql;
using Platform.Hosting.Data;

namespace Platform.TestKit;

public sealed class DatabaseTests
{
    [Fact]
    public async Task A_database_has_what_its_template_has()
    {
        await using var database = await Database.Create(Numbers("kept", "create table numbers as select 1 as one"));

        Assert.Equal(1, await Ask(database, "select one from numbers"));
    }

    [Fact]
    public async Task A_migrated_database_has_the_tables_and_the_lesser_roles_of_the_shell()
    {
        await using var database = await Database.Create(Template.Shell);
        await using var databases = new Databases(database.ConnectionString);

        foreach (var (source, role) in new[] { (databases.App, "platform_app"), (databases.System, "platform_system"), (databases.Intake, "platform_intake") })
            for (var use = 1; use <= 2; use++) // the second use takes the connection from the pool
            {
                await using var command = source.CreateCommand("select current_user");
                Assert.Equal(role, await command.ExecuteScalarAsync());
            }

        await using var journal = databases.App.CreateCommand("select count(*) from platform.journal");
        Assert.Equal(0L, await journal.ExecuteScalarAsync());
    }

    [Fact]
    public async Task What_one_test_writes_another_never_sees()
    {
        var template = Numbers("apart", "create table numbers (one int)");
        await using var mine = await Database.Create(template);
        await using var other = await Database.Create(template);

        await Ask(mine, "insert into numbers values (1) returning one");

        Assert.Equal(0L, await Ask(other, "select count(*) from numbers"));
    }

    [Fact]
    public async Task A_template_is_built_once_however_many_ask_for_it_at_once()
    {
        var built = 0;
        var template = Template.Of([$"once {Guid.NewGuid()}"], _ => Task.FromResult(Interlocked.Increment(ref built)));

        var databases = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Database.Create(template)));
        foreach (var database in databases) await database.DisposeAsync();

        Assert.Equal(1, built);
    }

    [Fact]
    public async Task A_database_is_gone_after_the_test_even_with_sessions_left_open()
    {
        var database = await Database.Create();
        await using var left = new NpgsqlConnection(database.ConnectionString);
        await left.OpenAsync();

        await database.DisposeAsync();

        await using var witness = await Database.Create();
        Assert.Equal(false, await Ask(witness, $"select exists (select from pg_database where datname = '{database.Name}')"));
    }

    [Fact]
    public void Another_text_of_a_script_is_another_template() =>
        Assert.NotEqual(Template.Of(["select 1", "select 2"], _ => Task.CompletedTask).Name, Template.Of(["select 1select 2"], _ => Task.CompletedTask).Name);

    private static Template Numbers(string name, string sql) => Template.Of([name, sql], async database =>
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    });

    private static async Task<object?> Ask(Database database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
