using System.Net;
using System.Net.Sockets;
using Npgsql;
using Platform.Hosting.Migrations;
using Platform.TestKit;

namespace Platform.Scenarios;

/// <summary>What stands in the way of a start is one clear error that says what to do, never a stack trace.</summary>
public sealed class CannotStartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_taken_port()
    {
        await using var database = await Migrated();
        using var squatter = new TcpListener(IPAddress.Loopback, 0);
        squatter.Start();
        await using var host = HostProcess.Run(((IPEndPoint)squatter.LocalEndpoint).Port, $"--ConnectionStrings:platform={database.ConnectionString}");
        await Says(host, "is taken", "choose another address");
    }

    [Fact]
    public async Task A_database_newer_than_the_program()
    {
        await using var database = await Migrated();
        await using (var owner = NpgsqlDataSource.Create(database.ConnectionString))
        await using (var future = owner.CreateCommand("insert into platform.migrations (module, number, name, checksum) values ('devices', 9999, 'future', '')"))
            await future.ExecuteNonQueryAsync(Ct);
        await using var host = HostProcess.Run($"--ConnectionStrings:platform={database.ConnectionString}");
        await Says(host, "newer than this program", "devices migration 9999", "Start the version that migrated it");
    }

    [Fact]
    public async Task Every_wrong_setting_at_once()
    {
        await using var host = HostProcess.Run("--Roles=Everything", "--Postgres:Port=seventy", "--Postgres:Prot=5432", $"--Data:Folder={_folder.Path}");
        await Says(host, "Roles: 'Everything'", "Postgres:Port: 'seventy'", "Postgres:Prot is set, but nothing reads it; did you mean Postgres:Port?");
    }

    [Fact]
    public async Task A_database_that_does_not_answer()
    {
        await using var host = HostProcess.Run($"--ConnectionStrings:platform=Host=127.0.0.1;Port={HostProcess.FreePort()};Username=nobody;Password=hush-hush;Timeout=3");
        await Says(host, "127.0.0.1");
        Assert.DoesNotContain("hush-hush", host.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_lists_every_setting_and_masks_secrets()
    {
        await using var host = HostProcess.Run("doctor", "--ConnectionStrings:platform=Host=127.0.0.1;Port=1;Password=hush-hush;Timeout=1", "--Roles=Nonsense");
        await host.Ended(Ct);
        Assert.Equal(1, host.ExitCode);
        Assert.All(["Data:Folder", "Urls", "Roles", "CommandLine", "problem:"], text => Assert.Contains(text, host.Said, StringComparison.Ordinal));
        Assert.DoesNotContain("hush-hush", host.Said, StringComparison.Ordinal);
    }

    private static Task<Database> Migrated() => Database.Create(Template.Migrated(MigrationScript.Of(PlatformApp.Modules)));

    private static async Task Says(HostProcess host, params string[] texts)
    {
        await host.Ended(Ct);
        Assert.Equal(1, host.ExitCode);
        Assert.Contains("Platform cannot start.", host.Said, StringComparison.Ordinal);
        Assert.All(texts, text => Assert.Contains(text, host.Said, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("   at ", host.Said, StringComparison.Ordinal);
    }
}
