using System.ComponentModel;
using System.Diagnostics;

namespace Platform.TestKit;

/// <summary>Programs as Debian gives them out: those installed, or fetched once into a folder of the system's temporary ones, without installing anything.</summary>
public static class DebianTools
{
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "platform-debian-tools");

    /// <summary>Where the program is. Without it the test says that it was skipped, and why.</summary>
    public static async Task<string> Find(string program, string package, CancellationToken ct)
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'))
            if (File.Exists(Path.Combine(folder, program))) return Path.Combine(folder, program);

        var fetched = Path.Combine(Folder, package, "usr", "bin", program);
        if (!File.Exists(fetched)) await Fetch(package, ct);
        if (!File.Exists(fetched)) Assert.Skip($"There is no {program} to test with: apt-get install {package}.");
        return fetched;
    }

    /// <summary>What it printed; its failure is the test's.</summary>
    public static async Task<string> Run(string program, IEnumerable<string> arguments, CancellationToken ct)
    {
        var (code, said, complaint) = await Start(program, arguments, Path.GetTempPath(), ct);
        Assert.True(code == 0, $"{Path.GetFileName(program)} ended with {code}: {said}{complaint}");
        return said;
    }

    // Unpacked beside, and moved into place whole: several test runs may fetch at once.
    private static async Task Fetch(string package, CancellationToken ct)
    {
        var scratch = Directory.CreateDirectory(Path.Combine(Folder, $"{package}-{Guid.NewGuid():n}")).FullName;
        try
        {
            if ((await Start("apt-get", ["download", package], scratch, ct)).Code != 0) return;
            foreach (var file in Directory.GetFiles(scratch, "*.deb"))
            {
                await Start("dpkg", ["-x", file, scratch], scratch, ct);
                File.Delete(file);
            }

            if (!Directory.Exists(Path.Combine(Folder, package))) Directory.Move(scratch, Path.Combine(Folder, package));
        }
        catch (IOException) { } // somebody else was quicker
        finally
        {
            if (Directory.Exists(scratch)) Directory.Delete(scratch, recursive: true);
        }
    }

    private static async Task<(int Code, string Said, string Complaint)> Start(string program, IEnumerable<string> arguments, string folder, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
            await process.WaitForExitAsync(ct);
            return (process.ExitCode, await output, await errors);
        }
        catch (Win32Exception e) { return (-1, "", e.Message); }
    }
}
