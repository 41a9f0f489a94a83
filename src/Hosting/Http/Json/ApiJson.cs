using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Platform.Hosting.Http.Json;

/// <summary>
/// JSON as the API speaks it: camelCase, words for enums, instants in UTC, ISO 8601 durations. What it reads it reads strictly:
/// no unknown fields, no field twice, no numbers in quotes, nothing missing, no null where there must be a value.
/// </summary>
public static class ApiJson
{
    public const int DeepestNesting = 64;

    public static void Configure(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        json.PropertyNameCaseInsensitive = false;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.AllowDuplicateProperties = false;
        json.MaxDepth = DeepestNesting;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        json.Converters.Add(new InstantConverter());
        json.Converters.Add(new DurationConverter());
        json.Converters.Add(new FiniteConverter());
        json.TypeInfoResolver = (json.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(NullableIsOptional).WithAddedModifier(TextsHaveNoHoles);
    }

    /// <summary>The same rules on their own, for what is written elsewhere than in an answer: frames, exports.</summary>
    public static JsonSerializerOptions Options { get; } = Build();

    private static JsonSerializerOptions Build()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    // Nullability is checked for fields, but not for what is inside a list.
    private static void TextsHaveNoHoles(JsonTypeInfo type)
    {
        if (type.Type == typeof(string[])) type.OnDeserialized = texts => { if (Array.IndexOf((string?[])texts, null) >= 0) throw new JsonException(); };
    }

    // A record's "string? Note" may be left out, with or without "= null".
    private static void NullableIsOptional(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            if (property is { IsRequired: true, AssociatedParameter: { IsNullable: true, IsMemberInitializer: false } }) property.IsRequired = false;
    }
}
