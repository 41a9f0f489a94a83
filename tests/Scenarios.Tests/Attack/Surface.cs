using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Platform.Scenarios.Attack;

/// <summary>One thing the API can be asked to do, as its document describes it.</summary>
internal sealed record Operation(string Name, HttpMethod Method, string Path, IReadOnlyList<string> Query, IReadOnlyList<string> Permissions, JsonElement? Body)
{
    /// <summary>The collection its ids come from: "/v1/devices" for "/v1/devices/{id}/timeline".</summary>
    public string? Collection => Path.IndexOf("/{", StringComparison.Ordinal) is > 0 and var end ? Path[..end] : null;

    /// <summary>Its address, with this in the place of every parameter; or what there is of the collection a parameter names: "/v1/macros" for "{macroId}".</summary>
    public string At(string id, IReadOnlyDictionary<string, string>? others = null) =>
        Regex.Replace(Path, @"\{([^}]+)\}", parameter => others?.GetValueOrDefault($"/v1/{parameter.Groups[1].Value[..^2]}s") ?? id);

    public override string ToString() => $"{Method} {Path}";
}

/// <summary>Everything the API can be asked to do, read from its own document: an endpoint cannot be forgotten here.</summary>
internal sealed class Surface(JsonElement document)
{
    /// <summary>Streams never end: they have tests of their own.</summary>
    private static readonly string[] Apart = ["StreamEvents"];

    public IReadOnlyList<Operation> Operations { get; } =
    [
        .. from path in document.GetProperty("paths").EnumerateObject()
           from verb in path.Value.EnumerateObject()
           where verb.Value.ValueKind is JsonValueKind.Object && verb.Value.TryGetProperty("operationId", out _)
           let operation = verb.Value
           where !Apart.Contains(operation.GetProperty("operationId").GetString())
           select new Operation(operation.GetProperty("operationId").GetString()!, new(verb.Name.ToUpperInvariant()), path.Name, QueryOf(operation), PermissionsOf(operation), BodyOf(operation)),
    ];

    /// <summary>A body the document allows, with a value for every field, and without any where it may be anything; <paramref name="text"/> says what stands in the texts, by field.</summary>
    public JsonObject? Sample(Operation operation, Func<string, string?> text) => operation.Body is { } schema ? Sample(schema, "", text, 0) as JsonObject ?? [] : null;

    /// <summary>Whether the operation cannot be asked for without the field.</summary>
    public bool Needs(Operation operation, string field) =>
        operation.Body is { } schema && Resolve(schema).TryGetProperty("required", out var needed) && needed.EnumerateArray().Any(name => name.GetString() == field);

    private JsonNode? Sample(JsonElement schema, string field, Func<string, string?> text, int depth)
    {
        schema = Resolve(schema);
        if (depth > 6) return null;
        return TypeOf(schema) switch
        {
            "object" when schema.TryGetProperty("properties", out var fields) =>
                new JsonObject(fields.EnumerateObject().Select(f => KeyValuePair.Create(f.Name, Sample(f.Value, f.Name, text, depth + 1)))),
            "object" => new JsonObject(),
            "array" => new JsonArray(Sample(schema.GetProperty("items"), field, text, depth + 1)),
            "integer" => JsonValue.Create(schema.TryGetProperty("minimum", out var least) ? least.GetInt64() : 1),
            "number" => JsonValue.Create(1.5),
            "boolean" => JsonValue.Create(true),
            _ when schema.TryGetProperty("enum", out var words) => JsonNode.Parse(words[0].GetRawText()),
            _ => JsonValue.Create(text(field) ?? Plausible(schema, field)),
        };
    }

    private static string Plausible(JsonElement schema, string field) => (schema.TryGetProperty("format", out var format) ? format.GetString() : field) switch
    {
        "date-time" => DateTimeOffset.UtcNow.AddHours(1).ToString("O"),
        "date" => "2026-12-24",
        "time" => "10:00:00",
        "duration" => "PT15M",
        "uuid" => Guid.CreateVersion7().ToString(),
        "email" => $"{Guid.NewGuid():N}@fuzz.example",
        "timeZone" => "Europe/Berlin",
        "role" => "operator",
        "scopes" or "permissions" => "sites.read",
        _ => "Fuzz",
    };

    private JsonElement Resolve(JsonElement schema)
    {
        if (schema.TryGetProperty("oneOf", out var choices)) schema = choices.EnumerateArray().First(c => !(c.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String && type.GetString() == "null"));
        return schema.TryGetProperty("$ref", out var reference)
            ? document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1])
            : schema;
    }

    private static string TypeOf(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? "string"
        : type.ValueKind is JsonValueKind.String ? type.GetString()! : type.EnumerateArray().Select(t => t.GetString()!).First(t => t != "null");

    private static List<string> QueryOf(JsonElement operation) => operation.TryGetProperty("parameters", out var all)
        ? [.. all.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "query").Select(p => p.GetProperty("name").GetString()!)] : [];

    private static List<string> PermissionsOf(JsonElement operation) => !operation.TryGetProperty("x-permission", out var needed) ? []
        : needed.ValueKind is JsonValueKind.Array ? [.. needed.EnumerateArray().Select(p => p.GetString()!)] : [needed.GetString()!];

    // A body that is a list, and no object, is attacked where it is read.
    private static JsonElement? BodyOf(JsonElement operation) =>
        operation.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var json)
        && !(json.GetProperty("schema").TryGetProperty("type", out var type) && type.ValueEquals("array")) ? json.GetProperty("schema") : null;
}
