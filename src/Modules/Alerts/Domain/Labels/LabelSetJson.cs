using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Alerts.Domain.Labels;

/// <summary>Labels as a flat object: <c>{"alertname":"Hot","site":"S-1"}</c>.</summary>
internal sealed class LabelSetJson : JsonConverter<LabelSet>
{
    public override LabelSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => LabelSet.Of(Pairs(ref reader));

    private static List<KeyValuePair<string, string>> Pairs(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Labels are an object of texts.");
        var pairs = new List<KeyValuePair<string, string>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Words.Of(ref reader);
            if (!reader.Read() || reader.TokenType != JsonTokenType.String) throw new JsonException("Labels are an object of texts.");
            pairs.Add(new(name, Words.Of(ref reader)));
        }

        return pairs;
    }

    public override void Write(Utf8JsonWriter writer, LabelSet value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, text) in value) writer.WriteString(name, text);
        writer.WriteEndObject();
    }
}
