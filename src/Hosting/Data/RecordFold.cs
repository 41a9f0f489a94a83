using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Platform.Hosting.Data;

/// <summary>A field of a record that a change gave another value, both as text.</summary>
public sealed record ChangedField(string Field, string? Before, string? After);

/// <summary>What one entry did to its record, and what the record was called then.</summary>
public sealed record RecordChange(string? Name, IReadOnlyList<ChangedField> Fields);

/// <summary>Tells what entries changed in one kind of record, by folding its stream. Every ledger brings its own.</summary>
public abstract class RecordFold
{
    private static readonly JsonSerializerOptions Json = new(JournalEntry.Json) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    // What every record has and no person asks for.
    private static readonly string[] Plumbing = ["tenant", "key", "version", "id", "person"];

    public abstract string Kind { get; }

    /// <summary>What each of the wanted versions changed. The stream is whole, in order, up to the last of them.</summary>
    public abstract IReadOnlyDictionary<int, RecordChange> Changes(IEnumerable<JournalEntry> stream, IReadOnlySet<int> wanted);

    public static RecordFold Of<TState, TEvent>() where TState : class, IEntity<TState, TEvent> => new FoldOf<TState, TEvent>();

    private sealed class FoldOf<TState, TEvent> : RecordFold where TState : class, IEntity<TState, TEvent>
    {
        public override string Kind => TState.Kind;

        public override IReadOnlyDictionary<int, RecordChange> Changes(IEnumerable<JournalEntry> stream, IReadOnlySet<int> wanted)
        {
            var changes = new Dictionary<int, RecordChange>();
            TState? state = null;
            try
            {
                foreach (var entry in stream)
                {
                    var after = TState.Evolve(state, entry.Read<TEvent>());
                    if (wanted.Contains(entry.Version)) changes[entry.Version] = Between(Flat(state), Flat(after));
                    state = after;
                }
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                // An event of a newer version: what came before it is told, the rest is not.
            }

            return changes;
        }

        private static Dictionary<string, string> Flat(TState? state)
        {
            var fields = new Dictionary<string, string>();
            if (state is not null) Flatten(JsonSerializer.SerializeToNode(state, Json), "", fields);
            return fields;
        }
    }

    private static RecordChange Between(Dictionary<string, string> before, Dictionary<string, string> after) => new(
        after.GetValueOrDefault("name"),
        [.. from field in before.Keys.Union(after.Keys)
            let was = before.GetValueOrDefault(field)
            let now = after.GetValueOrDefault(field)
            where was != now
            select new ChangedField(field, was, now)]);

    private static void Flatten(JsonNode? node, string path, Dictionary<string, string> into)
    {
        if (node is JsonObject composed)
        {
            foreach (var (name, value) in composed)
                if (path.Length > 0 || !Plumbing.Contains(name)) Flatten(value, path.Length == 0 ? name : $"{path}.{name}", into);
        }
        else if (Text(node) is { } text) into[path] = text;
    }

    private static string? Text(JsonNode? node) => node switch
    {
        null => null,
        JsonArray list => string.Join(", ", list.Select(Text)),
        JsonObject composed => composed.ToJsonString(),
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var value => Convert.ToString(value.ToString(), CultureInfo.InvariantCulture),
    };
}
