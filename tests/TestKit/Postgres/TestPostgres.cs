using System.Security.Cryptography;
using System.Text;
using Platform.Hosting.Postgres;

namespace Platform.TestKit;

/// <summary>
/// The one PostgreSQL that all test processes of a clone share: the first starts it, the last stops it.
/// <c>PLATFORM_TEST_POSTGRES</c> names another one, by the connection string of a role that may create databases and roles.
/// </summary>
public static class TestPostgres
{
    private static readonly Lazy<Task<string>> Started = new(Start);

    public static Task<string> ConnectionString => Started.Value;

    private static async Task<string> Start()
    {
        if (Environment.GetEnvironmentVariable("PLATFORM_TEST_POSTGRES") is { Length: > 0 } given) return given;

        // Two clones may differ in this very code, so each has a server of its own.
        var clone = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(AppContext.BaseDirectory.Split("tests")[0])))[..8];
        var folder = new SharedFolder(Path.Combine(Path.GetTempPath(), $"platform-tests-{Environment.UserName}-{clone}"));
        using (await folder.Enter())
        {
            var (cluster, server) = await Server(folder);
            if (!folder.HasOtherUsers()) await Database.Sweep(server);
            folder.Join();
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Leave(folder, cluster).GetAwaiter().GetResult();
            return server;
        }
    }

    private static async Task<(PostgresCluster Cluster, string ConnectionString)> Server(SharedFolder folder)
    {
        var options = new PostgresOptions { Folder = Path.Combine(folder.Path, "postgres"), Durable = false, MaxConnections = 1_000 };
        using var held = FolderLock.Take(options.Folder);
        var cluster = await PostgresCluster.Open(options, ToError.Instance, CancellationToken.None);
        if (cluster.WasKilled)
        {
            // Without fsync nothing is promised after that: begin anew.
            Directory.Delete(Path.Combine(options.Folder, "server"), recursive: true);
            cluster = await PostgresCluster.Open(options, ToError.Instance, CancellationToken.None);
        }

        return (cluster, cluster.ConnectionString(folder.HasOtherUsers() && cluster.Running is { } running ? running.Port : await cluster.Start(CancellationToken.None)));
    }

    private static async Task Leave(SharedFolder folder, PostgresCluster cluster)
    {
        using var gate = await folder.Enter();
        folder.Leave();
        if (!folder.HasOtherUsers() && cluster.Running is not null) await cluster.Stop();
    }
}
