using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Devices.Domain.Anomaly;

/// <summary>The watches over the metrics only this device or its type knows, in the order it first reported them.</summary>
[JsonConverter(typeof(OwnMetricsJson))]
internal sealed class OwnMetrics(ImmutableArray<OwnMetric> metrics) : IEquatable<OwnMetrics>
{
    public static readonly OwnMetrics None = new([]);

    public ImmutableArray<OwnMetric> Metrics => metrics;

    /// <summary>Takes the numbers of a flat JSON object, as intake has checked and kept them; sets a bit for each.</summary>
    public OwnMetrics After(ReadOnlySpan<byte> json, DateTimeOffset at, MetricWatches.Pace pace, ref ImmutableArray<MetricAnomaly> found, ref uint came)
    {
        OwnMetric[]? next = null; // of most readings of a busy device nothing is new
        var known = metrics.AsSpan();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is not JsonTokenType.PropertyName) continue;
            var place = PlaceOf(ref reader, known);
            var name = place < known.Length ? known[place].Name : reader.GetString()!;
            if (!reader.Read() || reader.TokenType is not JsonTokenType.Number || !reader.TryGetDouble(out var value) || !double.IsFinite(value)) continue;
            if (place == MetricWatches.MostOwn) continue;
            came |= 1u << place;

            var before = place < known.Length ? known[place].Watch : null;
            var watch = MetricWatches.Next(before, name, (float)value, at, pace, ref found);
            if (ReferenceEquals(watch, before)) continue;
            next ??= [.. metrics];
            if (place == next.Length) Array.Resize(ref next, place + 1);
            next[place] = new(name, watch);
            known = next;
        }

        return next is null ? this : new(ImmutableCollectionsMarshal.AsImmutableArray(next));
    }

    private static int PlaceOf(ref Utf8JsonReader reader, ReadOnlySpan<OwnMetric> among)
    {
        for (var i = 0; i < among.Length; i++)
            if (reader.ValueTextEquals(among[i].Name)) return i;
        return among.Length;
    }

    public bool Equals(OwnMetrics? other) => other is not null && metrics.AsSpan().SequenceEqual(other.Metrics.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as OwnMetrics);

    public override int GetHashCode() => metrics.Length;
}

internal readonly record struct OwnMetric(string Name, MetricWatch? Watch);
