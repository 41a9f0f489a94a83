using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Tickets.Domain;

/// <summary>What a custom field holds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FieldType>))]
internal enum FieldType { Text, Number, Boolean, Date, Choice }

/// <summary>A field a company adds to its tickets.</summary>
internal sealed record FieldDefinition(string Key, string Label, FieldType Type, bool IsRequired = false)
{
    public const int LongestText = 1_000;

    /// <summary>What may be chosen, where something is.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public bool Takes(JsonElement value) => (Type, value.ValueKind) switch
    {
        (FieldType.Text, JsonValueKind.String) => value.GetString()!.Length <= LongestText,
        (FieldType.Number, JsonValueKind.Number) => value.TryGetDecimal(out _),
        (FieldType.Boolean, JsonValueKind.True or JsonValueKind.False) => true,
        (FieldType.Date, JsonValueKind.String) => DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        (FieldType.Choice, JsonValueKind.String) => Choices.Contains(value.GetString()!),
        _ => false,
    };

    public bool Equals(FieldDefinition? other) =>
        other is not null && (Key, Label, Type, IsRequired) == (other.Key, other.Label, other.Type, other.IsRequired) && Choices.SequenceEqual(other.Choices);

    public override int GetHashCode() => HashCode.Combine(Key, Label, Type, IsRequired, Choices.Count);
}

/// <summary>The values of a ticket's custom fields, by their keys. Two are equal when they say the same.</summary>
[JsonConverter(typeof(CustomFieldsJson))]
internal sealed class CustomFields(ImmutableSortedDictionary<string, JsonElement> values) : IEquatable<CustomFields>
{
    public static readonly CustomFields None = new(ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal));

    public ImmutableSortedDictionary<string, JsonElement> Values => values;

    /// <summary>With these values put over its own; null takes one away.</summary>
    public CustomFields With(IEnumerable<KeyValuePair<string, JsonElement>> changes)
    {
        var changed = values.ToBuilder();
        foreach (var (key, value) in changes)
            if (value.ValueKind is JsonValueKind.Null) changed.Remove(key);
            else changed[key] = value.Clone();
        return new(changed.ToImmutable());
    }

    public bool Equals(CustomFields? other) => other is not null && values.Count == other.Values.Count
        && values.All(v => other.Values.TryGetValue(v.Key, out var theirs) && JsonElement.DeepEquals(v.Value, theirs));

    public override bool Equals(object? obj) => Equals(obj as CustomFields);
    public override int GetHashCode() => values.Keys.Aggregate(values.Count, HashCode.Combine);
    public override string ToString() => string.Join(", ", values.Select(v => $"{v.Key}: {v.Value}"));
}

/// <summary>One object, its members in the order of their names.</summary>
internal sealed class CustomFieldsJson : JsonConverter<CustomFields>
{
    public override CustomFields Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartObject) throw new JsonException();
        return CustomFields.None.With(JsonElement.ParseValue(ref reader).EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value)));
    }

    public override void Write(Utf8JsonWriter writer, CustomFields value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (key, held) in value.Values)
        {
            writer.WritePropertyName(key);
            held.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
