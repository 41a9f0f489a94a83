using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Devices.Domain.Anomaly;

/// <summary>The watches over the metrics only this device or its type knows, in the order it first reported them.</summary>
[JsonConverter(typeof(OwnMetricsJson))]
internal sealed class OwnMetrics(ImmutableArray<OwnMetric> metrics) : IEquatable<OwnMetrics>
{
    public static readonly OwnMetrics None = new([]);

    public ImmutableArray<OwnMetric> Metrics => metrics;

    /// <summary>Takes the numbers of a flat JSON object, as intake has checked and kept them.</summary>
    public OwnMetrics After(ReadOnlySpan<byte> json, DateTimeOffset at, ref ImmutableArray<MetricAnomaly> found)
    {
        var next = metrics.ToBuilder();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is not JsonTokenType.PropertyName) continue;
            var place = PlaceOf(ref reader, next);
            var name = place < next.Count ? next[place].Name : reader.GetString()!;
            if (!reader.Read() || reader.TokenType is not JsonTokenType.Number || !reader.TryGetDouble(out var value) || !double.IsFinite(value)) continue;
            if (place == next.Count)
            {
                if (place == MetricWatches.MostOwn) continue;
                next.Add(new(name, null));
            }

            next[place] = new(name, MetricWatches.Next(next[place].Watch, name, (float)value, at, ref found));
        }

        return new(next.DrainToImmutable());
    }

    private static int PlaceOf(ref Utf8JsonReader reader, ImmutableArray<OwnMetric>.Builder among)
    {
        for (var i = 0; i < among.Count; i++)
            if (reader.ValueTextEquals(among[i].Name)) return i;
        return among.Count;
    }

    public bool Equals(OwnMetrics? other) => other is not null && metrics.AsSpan().SequenceEqual(other.Metrics.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as OwnMetrics);

    public override int GetHashCode() => metrics.Length;
}

internal readonly record struct OwnMetric(string Name, MetricWatch? Watch);
