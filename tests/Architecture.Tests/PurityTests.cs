using Mono.Cecil;
using Platform.Hosting;

namespace Platform.Architecture;

/// <summary>Decide, Evolve and Step, and all they call of ours, may touch domain types and the base library; never I/O, clocks, chance or frameworks.</summary>
public class PurityTests
{
    private static readonly string[] Rules = ["Decide", "Evolve", "Step"];

    private static readonly string[] Forbidden =
    [
        "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "Orleans", "Npgsql", "System.Net", "System.IO", "System.Threading.Thread", "System.Threading.Tasks",
        "System.Random", "System.TimeProvider", "System.Environment", "System.Guid::NewGuid", "System.Guid::CreateVersion7",
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow",
    ];

    [Fact]
    public void Rules_are_pure() => Assert.Empty(House.Modules.SelectMany(m => Violations(m.Location)));

    [Fact]
    public void The_check_finds_rules_to_check() => Assert.All(House.Modules, m => Assert.True(RulesIn(Read(m.Location)).Count >= 3, m.FullName));

    [Theory, InlineData(nameof(Direct)), InlineData(nameof(ThroughACallee)), InlineData(nameof(InALambda)), InlineData(nameof(InAStep))]
    public void The_check_catches_an_impure_rule(string culprit) =>
        Assert.Contains(Violations(typeof(PurityTests).Assembly.Location), v => v.Contains(culprit, StringComparison.Ordinal));

    internal static class Direct { public static int Decide(int x) => x + DateTime.UtcNow.Second; }

    internal static class ThroughACallee
    {
        public static int Decide(int x) => x + Chance();
        private static int Chance() => Random.Shared.Next();
    }

    internal static class InALambda { public static int Evolve(int[] xs) => xs.Sum(x => x + DateTime.UtcNow.Second); }

    internal static class InAStep { public static string Step(string path) => File.ReadAllText(path); }

    private static ModuleDefinition Read(string path)
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(path));
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location));
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(Microsoft.AspNetCore.Http.HttpContext).Assembly.Location));
        return ModuleDefinition.ReadModule(path, new ReaderParameters { AssemblyResolver = resolver });
    }

    private static List<MethodDefinition> RulesIn(ModuleDefinition module) =>
        [.. module.GetTypes().SelectMany(t => t.Methods).Where(m => Rules.Contains(m.Name) && m.IsStatic && m.HasBody)];

    private static List<string> Violations(string path) =>
        [.. from rule in RulesIn(Read(path))
            from callee in Reached(rule)
            let name = $"{callee.DeclaringType?.FullName}::{callee.Name}"
            where Forbidden.Any(f => name.StartsWith(f, StringComparison.Ordinal))
            select $"{rule.DeclaringType.FullName}.{rule.Name} reaches {name}"];

    // Follows calls, and lambdas by their addresses, through our own assemblies.
    private static IEnumerable<MethodReference> Reached(MethodDefinition rule)
    {
        var seen = new HashSet<string>();
        var queue = new Queue<MethodDefinition>([rule]);
        while (queue.TryDequeue(out var method))
            foreach (var called in method.Body.Instructions.Select(i => i.Operand).OfType<MethodReference>())
            {
                if (!seen.Add(called.FullName)) continue;
                yield return called;
                if (IsOurs(called.DeclaringType.Scope) && called.Resolve() is { HasBody: true } own) queue.Enqueue(own);
            }
    }

    private static bool IsOurs(IMetadataScope? scope) =>
        scope is ModuleDefinition || scope is AssemblyNameReference { Name: var name } && name.StartsWith("Platform.", StringComparison.Ordinal) && name != typeof(IModule).Assembly.GetName().Name;
}
