using System.Diagnostics;

namespace Platform.Hosting.Postgres;

/// <summary>Runs one program to its end and keeps what it said.</summary>
internal static class Command
{
    internal sealed record Finished(int ExitCode, string Output)
    {
        public bool Succeeded => ExitCode == 0;
    }

    public static async Task<Finished> Run(ProcessStartInfo start, CancellationToken ct, string? input = null)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.CreateNoWindow = true;
        // Messages in English, because some are looked into; and no PGDATA or PGPORT of the user's own database.
        start.Environment["LC_ALL"] = "C";
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        try
        {
            await Feed(process, input);
            await process.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        // A program left running by this one may hold the pipes open (Windows): then what was said stays unread.
        await Task.WhenAny(said, Task.Delay(TimeSpan.FromSeconds(2), CancellationToken.None));
        return new(process.ExitCode, said.IsCompletedSuccessfully ? string.Concat(said.Result).Trim() : "");
    }

    /// <summary>Says every few seconds that a long step is still under way.</summary>
    public static async Task<T> StillAt<T>(this IProgress<string> progress, string step, Task<T> work)
    {
        var since = Stopwatch.StartNew();
        while (await Task.WhenAny(work, Task.Delay(TimeSpan.FromSeconds(5))) != work) progress.Report($"  still {step} ({since.Elapsed.TotalSeconds:F0} s)");
        return await work;
    }

    private static async Task Feed(Process process, string? input)
    {
        try
        {
            if (input is not null) await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read everything; its exit code tells why.
        }
    }
}
