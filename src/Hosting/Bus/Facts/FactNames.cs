using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Hosting.Bus.Facts;

/// <summary>A fact's type and the name it travels under.</summary>
internal sealed record FactName(Type Type, string Name);

/// <summary>All facts this program knows, by type.</summary>
internal sealed class FactNames
{
    /// <summary>Facts are read by programs of other versions: unknown members are passed over, enums are words.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private readonly Dictionary<Type, string> _names = [];

    public FactNames(IEnumerable<FactName> facts)
    {
        foreach (var (type, name) in facts.Distinct())
            if (_names.TryAdd(type, name) is false || _names.Count(n => n.Value == name) > 1)
                throw new InvalidOperationException($"The fact {type.Name} cannot be called \"{name}\": a fact has one name, and a name is one fact's.");
    }

    public string Of(Type fact) => _names.TryGetValue(fact, out var name)
        ? name
        : throw new InvalidOperationException($"{fact.Name} has no name: add AddFact<{fact.Name}>(\"noun.verbed\") to the module that publishes it.");
}
