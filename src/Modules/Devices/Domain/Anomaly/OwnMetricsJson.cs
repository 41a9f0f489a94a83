using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Devices.Domain.Anomaly;

/// <summary>Keeps the watches over a device's own metrics as an object: to each name its watch.</summary>
internal sealed class OwnMetricsJson : JsonConverter<OwnMetrics>
{
    public override OwnMetrics Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var metrics = ImmutableArray.CreateBuilder<OwnMetric>();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            metrics.Add(new(name, JsonSerializer.Deserialize<MetricWatch>(ref reader, options)));
        }

        return new(metrics.ToImmutable());
    }

    public override void Write(Utf8JsonWriter writer, OwnMetrics value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var metric in value.Metrics)
        {
            writer.WritePropertyName(metric.Name);
            JsonSerializer.Serialize(writer, metric.Watch, options);
        }

        writer.WriteEndObject();
    }
}
