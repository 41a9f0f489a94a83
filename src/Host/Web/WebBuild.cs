using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Platform.Hosting;
using Platform.Hosting.Postgres;

namespace Platform.Host.Web;

/// <summary>Builds the web app from its sources when this is a clone and they have changed since; an installed build brings it along.</summary>
internal sealed class WebBuild(string sources, IProgress<string> progress)
{
    private string Output => Path.Combine(sources, "dist");
    private string Stamp => Path.Combine(Output, ".built-from");

    /// <summary>Answers the folder to serve, or null when there is no web app and no means to build it.</summary>
    public static async Task<string?> Ensure(IConfiguration settings, IProgress<string> progress, CancellationToken ct)
    {
        var installed = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (File.Exists(Path.Combine(installed, "index.html"))) return installed;
        if (Sources() is not { } sources) return null;

        var build = new WebBuild(sources, progress);
        return settings.GetValue("Web:Build", true) ? await build.Run(ct) : Directory.Exists(build.Output) ? build.Output : null;
    }

    private async Task<string?> Run(CancellationToken ct)
    {
        var fingerprint = Fingerprint();
        if (File.Exists(Stamp) && await File.ReadAllTextAsync(Stamp, ct) == fingerprint) return Output;
        if (Programs.Find("npm") is not { } npm)
        {
            progress.Report("The web app is not built, because npm was not found; the API runs without it. Install Node 20 or newer and start again.");
            return Directory.Exists(Output) ? Output : null;
        }

        if (Packages() is { } lockFile) await Npm(npm, ["ci", "--no-audit", "--no-fund"], "Fetching the web app's packages (npm ci)", lockFile, ct);
        await Npm(npm, ["run", "build"], "Building the web app (npm run build)", null, ct);
        await File.WriteAllTextAsync(Stamp, fingerprint, ct);
        return Output;
    }

    private async Task Npm(string npm, string[] arguments, string step, string? installed, CancellationToken ct)
    {
        progress.Report(step);
        var finished = await progress.StillAt(step, Command.Run(new ProcessStartInfo(npm, arguments) { WorkingDirectory = sources }, ct));
        if (!finished.Succeeded)
            throw new StartupException($"{step} failed:\n{finished.Output}", $"Mend it in {sources}, or start without the web app: --Web:Build=false");
        if (installed is not null) await File.WriteAllTextAsync(Path.Combine(sources, "node_modules", ".installed-from"), installed, ct);
    }

    // The lock file's hash when its packages are not installed yet; null when they are.
    private string? Packages()
    {
        var wanted = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(sources, "package-lock.json"))));
        var installed = Path.Combine(sources, "node_modules", ".installed-from");
        return File.Exists(installed) && File.ReadAllText(installed) == wanted ? null : wanted;
    }

    private string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(sources, "*", new EnumerationOptions { RecurseSubdirectories = true })
                     .Where(f => !Path.GetRelativePath(sources, f).Split(Path.DirectorySeparatorChar)[0].StartsWith('.')
                         && Path.GetRelativePath(sources, f).Split(Path.DirectorySeparatorChar)[0] is not ("dist" or "node_modules"))
                     .Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(sources, file)));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string? Sources()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
                return Path.Combine(folder.FullName, "src", "Web") is var web && File.Exists(Path.Combine(web, "package-lock.json")) ? web : null;

        return null;
    }
}
