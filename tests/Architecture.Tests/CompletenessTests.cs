using System.Reflection;
using System.Text.Json.Serialization;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Platform.Twins;

namespace Platform.Architecture;

/// <summary>C# has no closed unions: these stand in for the compiler and see that every event is evolved and every signal is stepped through.</summary>
public class CompletenessTests
{
    [Fact]
    public void Every_event_is_evolved() => Assert.Empty(Folds().SelectMany(f => Forgotten(f.Type, "Evolve", f.Event)));

    [Fact]
    public void Every_signal_is_stepped_through() => Assert.Empty(Twins().SelectMany(t => Forgotten(t.Type, "Step", t.Signal)));

    [Fact]
    public void The_check_finds_records_and_twins_to_check()
    {
        Assert.True(Folds().Count >= 3);
        Assert.True(Twins().Count >= 2);
    }

    [Fact]
    public void The_check_catches_a_forgotten_event() => Assert.Equal([nameof(Forgot)], Forgotten(typeof(Sabotage), "Evolve", typeof(Did)));

    [JsonDerivedType(typeof(Handled), "handled"), JsonDerivedType(typeof(Forgot), "forgot")]
    internal abstract record Did;
    internal sealed record Handled : Did;
    internal sealed record Forgot : Did;

    internal static class Sabotage { public static int Evolve(Did did) => did is Handled ? 1 : 0; }

    private static List<(Type Type, Type Event)> Folds() => [.. Implementing(typeof(IEntity<,>))];
    private static List<(Type Type, Type Signal)> Twins() => [.. Implementing(typeof(ITwin<,>))];

    private static IEnumerable<(Type, Type)> Implementing(Type open) =>
        from type in House.Modules.SelectMany(m => m.GetTypes())
        where !type.IsAbstract
        from contract in type.GetInterfaces()
        where contract.IsGenericType && contract.GetGenericTypeDefinition() == open
        select (type, contract.GetGenericArguments()[1]);

    private static IEnumerable<string> Forgotten(Type owner, string method, Type union)
    {
        var tested = TypesTested(owner, method).ToHashSet();
        var wake = owner.GetProperty("Wake", BindingFlags.Public | BindingFlags.Static)?.GetValue(null)?.GetType();
        return union.GetCustomAttributes<JsonDerivedTypeAttribute>().Select(a => a.DerivedType)
            .Where(t => t != wake && !tested.Contains(t.FullName!.Replace('+', '/'))).Select(t => t.Name);
    }

    // A pattern "x is T" is compiled to isinst T.
    private static IEnumerable<string> TypesTested(Type owner, string method)
    {
        using var module = ModuleDefinition.ReadModule(owner.Assembly.Location);
        foreach (var rule in module.GetTypes().Single(t => t.FullName == owner.FullName!.Replace('+', '/')).Methods.Where(m => m.Name == method && m.HasBody))
            foreach (var instruction in rule.Body.Instructions.Where(i => i.OpCode == OpCodes.Isinst))
                yield return ((TypeReference)instruction.Operand).FullName;
    }
}
