using System.Diagnostics;

namespace Platform.Benchmarks.Running;

/// <summary>The Host as it was built together with this program: same clone, same configuration; published, as it is deployed, when that is Release.</summary>
internal static class BuiltHost
{
    private static readonly string Project = FindProject();

    /// <summary>How to start it in Development, where the demo tenants are.</summary>
    public static ProcessStartInfo Command(IEnumerable<string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Program(), .. settings]) { WorkingDirectory = Project };
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        // Where this shell sends its telemetry, and on which address its servers listen, is not the Host's business.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("OTEL_", StringComparison.Ordinal) || name == "ASPNETCORE_URLS").ToList())
            start.Environment.Remove(name);
        return start;
    }

    private static string Program()
    {
        var published = Path.Combine(AppContext.BaseDirectory, "host", "Platform.Host.dll");
        if (File.Exists(published)) return published;

        // …/tests/Benchmarks/bin/Debug/net10.0/
        var built = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(Project, "bin", built.Parent!.Name, built.Name, "Platform.Host.dll");
        return File.Exists(program) ? program : throw new CannotMeasureException($"{program} is missing: build the Host first.");
    }

    private static string FindProject()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Platform.sln"))) return Path.Combine(folder.FullName, "src", "Host");

        throw new CannotMeasureException($"The Host is looked for in the source folder around {AppContext.BaseDirectory}, and there is none.");
    }
}
