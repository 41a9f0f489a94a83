using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Platform.Hosting.Postgres;

namespace Platform.Hosting.Jobs;

/// <summary>Another process that runs jobs until it is killed.</summary>
internal sealed class RunJobs(Process process) : IDisposable
{
    /// <summary>What the other process does.</summary>
    public static async Task<int> Run(string connectionString)
    {
        using var runner = JobsWorld.Runner(connectionString, new());
        await runner.StartAsync();
        await Console.In.ReadLineAsync();
        return 0;
    }

    public static RunJobs On(string connectionString) => new(Process.Start(
        new ProcessStartInfo(Programs.Resolve(Programs.Find("dotnet")!), [typeof(RunJobs).Assembly.Location, "run-jobs", connectionString]) { RedirectStandardInput = true })!);

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
