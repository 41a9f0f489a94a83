namespace Platform.Hosting.Postgres;

public sealed class PostgresBinariesTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public PostgresBinariesTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs of these tests are shell scripts.");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task The_newest_on_the_machine_is_taken()
    {
        Installed("9.6", "15.2", "16.10", "16.9");

        Assert.Equal(new Version(16, 10), (await Find(null)).Version);
    }

    [Fact]
    public async Task Where_there_is_data_the_one_that_wrote_it_is_taken()
    {
        Installed("15.2", "16.10");

        Assert.Equal(new Version(15, 2), (await Find(15)).Version);
    }

    [Fact]
    public async Task One_that_does_not_run_is_passed_over()
    {
        Installed("15.2");
        Script(Path.Combine(_scratch.Folder, "17.1", "bin"), "exit 1");

        Assert.Equal(new Version(15, 2), (await Find(null)).Version);
    }

    [Fact]
    public async Task Only_too_old_ones_are_named_in_the_error()
    {
        Installed("14.9");

        var refusal = await Assert.ThrowsAsync<StartupException>(() => Find(null));

        Assert.Contains("This machine has PostgreSQL 14.9", refusal.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_on_the_search_path_is_found_behind_its_link()
    {
        Installed("16.10");
        var real = Path.Combine(_scratch.Folder, "16.10", "bin");
        var links = Directory.CreateDirectory(Path.Combine(_scratch.Folder, "links")).FullName;
        File.CreateSymbolicLink(Path.Combine(links, "initdb"), Path.Combine(real, "initdb"));

        var found = await PostgresBinaries.Find(Options with { Places = [], SearchPath = links }, null, _scratch, CancellationToken.None);

        Assert.Equal(real, found.Bin);
    }

    private PostgresOptions Options => _scratch.Options with { Places = [Path.Combine(_scratch.Folder, "*", "bin")], SearchPath = "", CacheFolder = _scratch.Folder };

    private Task<PostgresBinaries> Find(int? major) => PostgresBinaries.Find(Options, major, _scratch, CancellationToken.None);

    private void Installed(params string[] versions)
    {
        foreach (var version in versions) Script(Path.Combine(_scratch.Folder, version, "bin"), $"echo 'postgres (PostgreSQL) {version} (Somewhere {version}-1)'");
    }

    private static void Script(string bin, string script)
    {
        Directory.CreateDirectory(bin);
        foreach (var program in new[] { "postgres", "initdb", "pg_ctl" })
        {
            var file = Path.Combine(bin, program);
            File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
        }
    }
}
