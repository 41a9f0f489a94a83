using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Hosting.Data;
using Platform.Hosting.Postgres;

namespace Platform.Hosting.Journal;

/// <summary>Another process that follows the journal until it is killed.</summary>
internal sealed class FollowJournal(Process process) : IDisposable
{
    /// <summary>What the other process does: it writes a change of its own, and says so when it has handled it.</summary>
    public static async Task<int> Run(string connectionString, string name)
    {
        var follower = new Follower(name);
        using var host = JournalFixture.Process(connectionString, follower);
        await host.StartAsync();
        var databases = host.Services.GetRequiredService<Databases>();
        var tenant = new TenantId(Guid.NewGuid());
        await using (var connection = await databases.OpenFor(tenant, default)) await JournalFixture.Record(connection, tenant);
        await JournalFixture.Until(() => follower.HandledOf(tenant).Count == 1);
        Console.WriteLine("following");
        await Console.In.ReadLineAsync();
        return 0;
    }

    public static FollowJournal In(string connectionString, string name) => new(Process.Start(
        new ProcessStartInfo(Programs.Resolve(Programs.Find("dotnet")!), [typeof(FollowJournal).Assembly.Location, "follow-journal", connectionString, name])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        })!);

    public Task<string?> Line() => process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));

    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
    }
}
