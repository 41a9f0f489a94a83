using Platform.Hosting;
using Platform.Hosting.Postgres;
using Platform.Hosting.Settings;

namespace Platform.Host.Commands;

/// <summary>Lists every setting with its source, and every problem at once.</summary>
internal static class Doctor
{
    public static async Task<int> Run(IReadOnlyList<IModule> modules, string[] args, IEdition? edition)
    {
        var builder = PlatformHost.Compose(modules, args, edition);
        var states = SettingsReport.Of(builder.Configuration, Declared(builder));

        var width = states.Max(s => s.Setting.Key.Length);
        foreach (var state in states)
        {
            Console.WriteLine($"{state.Setting.Key.PadRight(width)}  {state.Value ?? "(none)"}   [{state.Source}]");
            Console.WriteLine($"{"".PadRight(width)}  {state.Setting.Meaning}");
        }

        var problems = Problems(builder).ToList();
        problems.AddRange(await Surroundings(builder.Configuration));
        Console.WriteLine();
        foreach (var problem in problems) Console.WriteLine($"problem: {problem}");
        Console.WriteLine(problems.Count == 0 ? "Everything is well." : $"{problems.Count} problem{(problems.Count == 1 ? "" : "s")}.");
        return problems.Count == 0 ? 0 : 1;
    }

    public static void ThrowOnProblems(WebApplicationBuilder builder)
    {
        if (Problems(builder) is { Count: > 0 } problems)
            throw new StartupException($"Some settings are wrong:\n  {string.Join("\n  ", problems)}", "Mend them (environment variables write Section__Key for Section:Key); `doctor` lists every setting and where it comes from.");
    }

    private static List<string> Problems(WebApplicationBuilder builder)
    {
        var settings = Declared(builder);
        return [.. SettingsReport.Of(builder.Configuration, settings).Where(s => s.Problem is not null).Select(s => $"{s.Setting.Key}: {s.Problem} (from {s.Source})."),
            .. SettingsReport.Unknown(builder.Configuration, settings)];
    }

    private static List<Setting> Declared(WebApplicationBuilder builder) =>
        [.. builder.Services.Where(s => s.ServiceType == typeof(Setting)).Select(s => (Setting)s.ImplementationInstance!)];

    // What no setting says: can the folder be written, is there a PostgreSQL, is the address free?
    private static async Task<List<string>> Surroundings(IConfiguration configuration)
    {
        var problems = new List<string>();
        foreach (var check in new Func<Task>[] { () => CheckFolder(configuration), () => CheckPostgres(configuration) })
            try { await check(); }
            catch (StartupException e) { problems.Add($"{e.Problem} {e.Remedy}"); }
        return problems;
    }

    private static Task CheckFolder(IConfiguration configuration)
    {
        var folder = DataFolder.From(configuration);
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".probe-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return Task.CompletedTask;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The data folder {folder} cannot be written: {e.Message}", "Give it to the user who starts this, or choose another one with Data:Folder.", e);
        }
    }

    private static async Task CheckPostgres(IConfiguration configuration)
    {
        var options = PostgresOptions.From(configuration);
        if (options.ConnectionString is { Length: > 0 } given) Console.WriteLine($"PostgreSQL: {await GivenPostgres.Check(given, CancellationToken.None)}");
        else Console.WriteLine($"PostgreSQL: {await PostgresBinaries.Find(options, major: null, Serve.Steps, CancellationToken.None)}");
    }
}
