using Npgsql;

namespace Platform.Hosting.Postgres;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task The_first_start_creates_a_database_in_which_its_owner_makes_tables_and_roles()
    {
        await using var postgres = await _scratch.Start();

        Assert.Equal("platform platform", await Scratch.Ask(postgres,
            "create table t (id int); create role lesser; grant lesser to platform; select current_user || ' ' || current_database()"));
    }

    [Fact]
    public async Task The_second_start_finds_what_the_first_one_wrote()
    {
        await using (var first = await _scratch.Start()) await Scratch.Ask(first, "create table kept as select 42 as answer");

        await using var second = await _scratch.Start();

        Assert.Equal("42", await Scratch.Ask(second, "select answer from kept"));
    }

    [Fact]
    public async Task The_second_start_has_the_port_and_the_password_of_the_first()
    {
        await using var first = await _scratch.Start();
        await first.Stop();

        await using var second = await _scratch.Start();

        Assert.Equal(first.ConnectionString, second.ConnectionString);
    }

    [Fact]
    public async Task Stopping_leaves_no_server_behind()
    {
        var postgres = await _scratch.Start();
        var server = Postmaster.Of(_scratch.Data)!;

        await postgres.DisposeAsync();

        Assert.False(server.IsAlive());
        Assert.Null(Postmaster.Of(_scratch.Data));
    }

    [Fact]
    public async Task Its_log_is_compressed_with_lz4_where_it_was_built_with_that()
    {
        await using var postgres = await _scratch.Start();

        var method = await Scratch.Ask(postgres, "select setting from pg_settings where name = 'wal_compression'");
        var hasLz4 = await Scratch.Ask(postgres, "select 'lz4' = any (enumvals) from pg_settings where name = 'wal_compression'");

        Assert.Equal(hasLz4 == "True" ? "lz4" : "pglz", method == "on" ? "pglz" : method);
    }

    [Fact]
    public async Task The_owner_is_no_superuser()
    {
        await using var postgres = await _scratch.Start();

        Assert.Equal("False", await Scratch.Ask(postgres, "select rolsuper from pg_roles where rolname = current_user"));
    }

    [Fact]
    public async Task Nobody_signs_in_as_superuser()
    {
        await using var postgres = await _scratch.Start();
        var asSuperuser = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Username = "postgres" }.ConnectionString;

        var refused = await Assert.ThrowsAsync<PostgresException>(() => Scratch.Ask(asSuperuser, "select 1"));

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task The_password_is_ours_alone_to_read_and_is_told_nowhere()
    {
        await using var postgres = await _scratch.Start();
        var password = Password.Read(_scratch.Folder);

        Assert.DoesNotContain(_scratch.Progress, line => line.Contains(password, StringComparison.Ordinal));
        Assert.DoesNotContain(password, await File.ReadAllTextAsync(Path.Combine(_scratch.Server, "log")), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_scratch.Folder, "password")));
    }

    [Fact]
    public async Task What_is_committed_is_on_the_disk()
    {
        await using var postgres = await _scratch.Start(new() { Folder = _scratch.Folder });

        Assert.Equal("on on on", await Scratch.Ask(postgres,
            "select concat_ws(' ', current_setting('fsync'), current_setting('synchronous_commit'), current_setting('full_page_writes'))"));
    }

    [Fact]
    public async Task Letters_of_other_languages_have_upper_and_lower_case()
    {
        await using var postgres = await _scratch.Start();

        Assert.Equal("ÜŁÉ", await Scratch.Ask(postgres, "select upper('üłé')"));
    }

    [Fact]
    public async Task Each_long_step_is_told()
    {
        await using var postgres = await _scratch.Start();

        Assert.Collection(
            _scratch.Progress.Where(line => !line.StartsWith(' ')),
            created => Assert.StartsWith("Creating the database", created),
            started => Assert.StartsWith("Starting PostgreSQL", started));
    }

    [Fact]
    public async Task A_start_that_is_called_off_leaves_the_folder_free()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EmbeddedPostgres.Start(_scratch.Options, _scratch, new(canceled: true)));

        await using var postgres = await _scratch.Start();

        Assert.Equal("1", await Scratch.Ask(postgres, "select 1"));
    }

    [Fact]
    public async Task With_a_given_database_nothing_is_started()
    {
        await using var elsewhere = await _scratch.Start();
        using var unused = new Scratch();

        await using var given = await unused.Start(unused.Options with { ConnectionString = elsewhere.ConnectionString });

        Assert.Equal(elsewhere.ConnectionString, given.ConnectionString);
        Assert.False(Directory.Exists(unused.Folder));
    }
}
