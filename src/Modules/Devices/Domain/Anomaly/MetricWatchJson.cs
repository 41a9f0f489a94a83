using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Devices.Domain.Anomaly;

/// <summary>Keeps a watch in its device's snapshot as bytes: as numbers with names it would be many times as long.</summary>
internal sealed class MetricWatchJson : JsonConverter<MetricWatch>
{
    public override MetricWatch? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && reader.TryGetBytesFromBase64(out var bytes)
            ? MetricWatch.Load(bytes)
            : throw new JsonException("A metric's watch is kept as base64.");

    public override void Write(Utf8JsonWriter writer, MetricWatch value, JsonSerializerOptions options) => writer.WriteBase64StringValue(value.Save());
}
