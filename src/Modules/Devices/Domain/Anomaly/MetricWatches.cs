using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization;
using Platform.Devices.Series.Chunks;

namespace Platform.Devices.Domain.Anomaly;

/// <summary>A reading of one metric that was not what it usually is.</summary>
internal sealed record MetricAnomaly(string Metric, DateTimeOffset At, float Value, float Expected, float Score);

/// <summary>The watches over all metrics of a device that it has reported, its own among them.</summary>
internal readonly record struct MetricWatches
{
    /// <summary>Own metrics beyond these are kept, but not watched: what a live device holds is bounded.</summary>
    public const int MostOwn = 16;

    private const int BuiltIn = 3;

    /// <summary>How soon after the last a value can be let pass, and for how long its device has reported without a break, in tenths of a second.</summary>
    internal readonly record struct Pace(uint Within, uint Steady);

    public MetricWatch? Battery { get; init; }
    public MetricWatch? Signal { get; init; }
    public MetricWatch? Temperature { get; init; }
    public OwnMetrics? Own { get; init; }

    /// <summary>A bit for each metric that ever came.</summary>
    [JsonIgnore] public uint Known => (Battery is null ? 0 : 1u) | (Signal is null ? 0 : 2u) | (Temperature is null ? 0 : 4u) | (Own is null ? 0 : (1u << Own.Metrics.Length) - 1 << BuiltIn);

    public (string Metric, MetricWatch? Watch) this[int place] => place switch
    {
        0 => ("battery", Battery),
        1 => ("signal", Signal),
        2 => ("temperature", Temperature),
        _ => (Own!.Metrics[place - BuiltIn].Name, Own.Metrics[place - BuiltIn].Watch),
    };

    /// <summary>
    /// The watches after a reading, the anomalies in it, and a bit for each metric that came. A device that reports more often than it should is judged by a reading every
    /// half of its interval, and by those that strike.
    /// </summary>
    public (MetricWatches Watches, ImmutableArray<MetricAnomaly> Found, uint Came) After(ReadingTaken reading, int expectedIntervalSeconds, uint steady = uint.MaxValue)
    {
        var (found, pace) = (ImmutableArray<MetricAnomaly>.Empty, new Pace((uint)expectedIntervalSeconds * 5, steady));
        var came = (float.IsNaN(reading.Battery) ? 0 : 1u) | (float.IsNaN(reading.Signal) ? 0 : 2u) | (float.IsNaN(reading.Temperature) ? 0 : 4u);
        var ownCame = 0u;
        var watches = new MetricWatches
        {
            Battery = Next(Battery, "battery", reading.Battery, reading.At, pace, ref found),
            Signal = Next(Signal, "signal", reading.Signal, reading.At, pace, ref found),
            Temperature = Next(Temperature, "temperature", reading.Temperature, reading.At, pace, ref found),
            Own = reading.Metrics is { Length: > 0 } json ? (Own ?? OwnMetrics.None).After(json, reading.At, pace, ref found, ref ownCame) : Own,
        };
        return (watches, found, came | ownCame << BuiltIn);
    }

    public void Write(ByteWriter to)
    {
        Write(Battery, to);
        Write(Signal, to);
        Write(Temperature, to);
        to.Number(Own is null ? 0 : 1 + (ulong)Own.Metrics.Length);
        foreach (var (name, watch) in Own?.Metrics ?? [])
        {
            to.Sized(Encoding.UTF8.GetBytes(name));
            Write(watch, to);
        }
    }

    public static MetricWatches Read(ref ByteReader from)
    {
        var watches = new MetricWatches { Battery = ReadOne(ref from), Signal = ReadOne(ref from), Temperature = ReadOne(ref from) };
        var own = from.Count(MostOwn + 1);
        if (own-- == 0) return watches;
        var metrics = ImmutableArray.CreateBuilder<OwnMetric>(own);
        for (var i = 0; i < own; i++) metrics.Add(new(Encoding.UTF8.GetString(from.Sized()), ReadOne(ref from)));
        return watches with { Own = new(metrics.MoveToImmutable()) };
    }

    private static void Write(MetricWatch? watch, ByteWriter to)
    {
        Span<byte> bytes = stackalloc byte[MetricWatch.MostBytes];
        to.Sized(bytes[..(watch?.Write(bytes) ?? 0)]);
    }

    private static MetricWatch? ReadOne(ref ByteReader from) => from.Sized() is { IsEmpty: false } bytes ? MetricWatch.Load(bytes) : null;

    internal static MetricWatch? Next(MetricWatch? watch, string metric, float value, DateTimeOffset at, Pace pace, ref ImmutableArray<MetricAnomaly> found)
    {
        if (float.IsNaN(value) || watch?.CanSkip(value, at, pace.Within) is true) return watch;
        var next = MetricWatch.After(watch, value, at, pace.Steady);
        if (next.Alarms) found = found.Add(new(metric, at, value, next.Expected, next.Score));
        return next;
    }
}
