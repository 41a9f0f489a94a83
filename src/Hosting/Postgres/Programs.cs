namespace Platform.Hosting.Postgres;

/// <summary>Finds programs on the search path, and in the folders for system programs that a plain user's path leaves out.</summary>
internal static class Programs
{
    private static readonly string[] Suffixes = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];

    public static string SearchPath => Environment.GetEnvironmentVariable("PATH") + (OperatingSystem.IsWindows() ? "" : ":/usr/sbin:/sbin");

    public static string? Find(string name) => Find(name, SearchPath);

    public static string? Find(string name, string searchPath) =>
        Folders(searchPath).Select(folder => In(folder, name)).FirstOrDefault(found => found is not null);

    public static string? In(string folder, string name) =>
        Suffixes.Select(suffix => Path.Combine(folder, name + suffix)).FirstOrDefault(File.Exists);

    public static IEnumerable<string> Folders(string searchPath) =>
        searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>BusyBox has programs by these names which know only some of their options.</summary>
    public static bool IsBusyBox(string program) => Resolve(program).EndsWith("busybox", StringComparison.Ordinal);

    public static string Resolve(string file) => File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;
}
