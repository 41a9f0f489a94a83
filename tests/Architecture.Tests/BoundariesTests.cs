using System.Reflection;
using Platform.Hosting;

namespace Platform.Architecture;

/// <summary>The arrows between projects. All that are not allowed are forbidden.</summary>
public class BoundariesTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Platform.Kernel"] = [],
        ["Platform.Contracts"] = ["Platform.Kernel"],
        ["Platform.Hosting"] = ["Platform.Kernel"],
    };

    private static readonly string[] AllowedToModules = ["Platform.Kernel", "Platform.Contracts", "Platform.Hosting"];

    [Fact]
    public void Assemblies_refer_only_to_those_below_them() => Assert.Empty(House.All.SelectMany(a => Violations(Name(a), References(a))));

    [Fact]
    public void The_check_finds_arrows_to_check() => Assert.True(House.All.Sum(a => References(a).Count()) >= 8);

    [Fact]
    public void The_check_catches_a_module_that_refers_to_another() => Assert.NotEmpty(Violations("Platform.Devices", ["Platform.Hosting", "Platform.Sites"]));

    [Fact]
    public void The_check_catches_a_kernel_that_refers_to_the_shell() => Assert.NotEmpty(Violations("Platform.Kernel", ["Platform.Hosting"]));

    [Fact]
    public void The_kernel_knows_the_base_library_only() => Assert.Empty(Strangers(House.Kernel));

    [Fact]
    public void The_check_catches_an_assembly_that_knows_more() => Assert.NotEmpty(Strangers(House.Hosting));

    [Fact]
    public void A_module_shows_nothing_but_itself() => Assert.Empty(House.Modules.SelectMany(a => Shown(a.GetExportedTypes())));

    [Fact]
    public void The_check_catches_a_module_that_shows_more() => Assert.NotEmpty(Shown([typeof(BoundariesTests)]));

    private static IEnumerable<string> Violations(string from, IEnumerable<string> to) =>
        to.Except(Allowed.GetValueOrDefault(from, AllowedToModules)).Select(target => $"{from} → {target}");

    private static IEnumerable<string> References(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(r => r.Name!).Where(n => n.StartsWith("Platform.", StringComparison.Ordinal));

    private static IEnumerable<string> Strangers(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(r => r.Name!).Where(n => !n.StartsWith("System.", StringComparison.Ordinal) && n is not ("System" or "netstandard"));

    private static IEnumerable<string> Shown(IEnumerable<Type> exported) => exported.Where(t => !t.IsAssignableTo(typeof(IModule))).Select(t => t.FullName!);

    private static string Name(Assembly assembly) => assembly.GetName().Name!;
}
