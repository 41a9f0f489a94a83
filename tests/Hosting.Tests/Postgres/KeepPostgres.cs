using System.Diagnostics;

namespace Platform.Hosting.Postgres;

/// <summary>Another process that holds an embedded PostgreSQL until it is killed.</summary>
internal sealed class KeepPostgres(Process process) : IDisposable
{
    public int Id => process.Id;

    /// <summary>What the other process does: it reports each step, then its connection string, then waits to be killed.</summary>
    public static async Task<int> Run(string folder)
    {
        try
        {
            await using var postgres = await EmbeddedPostgres.Start(new() { Folder = folder }, new Say(), CancellationToken.None);
            Console.WriteLine(postgres.ConnectionString);
            await Console.In.ReadLineAsync();
            return 0;
        }
        catch (StartupException e)
        {
            Console.WriteLine(e.Message);
            return 1;
        }
    }

    public static KeepPostgres In(string folder) => Start([], folder);

    /// <summary>As an account that, unlike root, is bound by file modes.</summary>
    public static KeepPostgres AsPlainUserIn(string folder) => Start(Account.Current.Switch, folder);

    public Task<string?> Line() => process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));

    /// <summary>The line that begins so; it comes after the steps.</summary>
    public async Task<string> LineWith(string start)
    {
        while (await Line() is { } line)
            if (line.StartsWith(start, StringComparison.Ordinal)) return line;

        throw new InvalidOperationException("The other process ended early.");
    }

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

    private static KeepPostgres Start(IReadOnlyList<string> prefix, string folder)
    {
        string[] line = [.. prefix, Programs.Resolve(Programs.Find("dotnet")!), typeof(KeepPostgres).Assembly.Location, "keep-postgres", folder];
        return new(Process.Start(new ProcessStartInfo(line[0], line[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true })!);
    }

    private sealed class Say : IProgress<string>
    {
        public void Report(string value) => Console.WriteLine(value);
    }
}
