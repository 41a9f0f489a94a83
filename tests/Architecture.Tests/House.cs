using System.Reflection;
using Platform.Hosting;
using Platform.TestKit;

namespace Platform.Architecture;

/// <summary>What the checks look at: the assemblies we wrote.</summary>
internal static class House
{
    public static IReadOnlyList<Assembly> Modules { get; } = [.. PlatformApp.Modules.Select(m => m.GetType().Assembly)];

    public static Assembly Kernel { get; } = typeof(Call).Assembly;
    public static Assembly Contracts { get; } = typeof(Contracts.Band).Assembly;
    public static Assembly Hosting { get; } = typeof(IModule).Assembly;

    public static IReadOnlyList<Assembly> All { get; } = [Kernel, Contracts, Hosting, .. Modules];

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find(new(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, "Platform.sln")) ? folder.FullName : Find(folder.Parent!);
}
