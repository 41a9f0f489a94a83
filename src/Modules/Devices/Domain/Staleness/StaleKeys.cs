using System.Collections.Immutable;
using System.Numerics;
using Platform.Devices.Domain.Anomaly;
using Platform.Devices.Domain.Health;
using Platform.Devices.Series.Chunks;

namespace Platform.Devices.Domain.Staleness;

/// <summary>
/// Which metrics of a device stopped coming though the device itself reports: it is by its readings that one sees what is missing in them. A device
/// that was silent, or could not be heard, gets its usual time for each metric anew.
/// </summary>
internal readonly record struct StaleKeys
{
    /// <summary>A bit for each that is stale, in the order of its watches.</summary>
    public uint Stale { get; init; }

    /// <summary>A bit for each that others were told is stale.</summary>
    public uint Told { get; init; }

    /// <summary>Since when it has reported without a break, by its clock, in <see cref="MetricWatch.Clock"/>'s tenths.</summary>
    public uint Since { get; init; }

    /// <summary>Others are to be told that it changed.</summary>
    public bool IsNews => Stale != Told;

    /// <summary>For how long it has reported without a break.</summary>
    public uint SteadyAt(DateTimeOffset at) => unchecked(MetricWatch.Clock(at) - Since);

    public StaleKeys Resumed(DateTimeOffset at) => this with { Since = MetricWatch.Clock(at) };

    /// <summary>After a reading in which these came.</summary>
    public StaleKeys After(uint came, in MetricWatches watches, DateTimeOffset at, DeviceProfile profile)
    {
        var stale = Stale & ~came;
        for (var missing = watches.Known & ~came & ~stale; missing != 0; missing &= missing - 1)
        {
            var place = BitOperations.TrailingZeroCount(missing);
            var (metric, watch) = watches[place];
            if (watch!.IsStale(at, SteadyAt(at), profile.Ages?[metric], profile.Timeout)) stale |= 1u << place;
        }

        return stale == Stale ? this : this with { Stale = stale };
    }

    public StaleKeys ToldOf() => this with { Told = Stale };

    /// <summary>What others are to be told.</summary>
    public ImmutableArray<KeyChange> News(DeviceTwin twin) => Changes(twin, Stale ^ Told, Stale);

    /// <summary>A device that is no longer in use misses nothing.</summary>
    public ImmutableArray<KeyChange> Ended(DeviceTwin twin) => Changes(twin, Told, 0);

    private static ImmutableArray<KeyChange> Changes(DeviceTwin twin, uint changed, uint stale)
    {
        var changes = ImmutableArray.CreateBuilder<KeyChange>();
        for (; changed != 0; changed &= changed - 1)
        {
            var place = BitOperations.TrailingZeroCount(changed);
            changes.Add(new(StaleKey.Of(twin, place), (stale >> place & 1) != 0));
        }

        return changes.ToImmutable();
    }

    public void Write(DateTimeOffset near, ByteWriter to)
    {
        to.Number(Stale);
        to.Number(Told);
        to.Number(SteadyAt(near));
    }

    public static StaleKeys Read(DateTimeOffset near, ref ByteReader from) => new()
    {
        Stale = (uint)from.Number(), Told = (uint)from.Number(), Since = unchecked(MetricWatch.Clock(near) - (uint)from.Number()),
    };
}

/// <summary>A metric without a value for too long: since when, and how far apart its values usually came.</summary>
internal sealed record StaleKey(string Metric, DateTimeOffset Since, int UsualGapSeconds)
{
    public static StaleKey Of(DeviceTwin twin, int place)
    {
        var (metric, watch) = twin.Watches[place];
        return new(metric, watch!.LastBefore(twin.LastAt!.Value), Math.Max(1, (int)MathF.Round(watch.UsualGapSeconds)));
    }

    /// <summary>None of a device that is silent altogether, or worked on.</summary>
    public static IReadOnlyList<StaleKey> Of(DeviceTwin twin)
    {
        if (twin.Keys.Stale == 0 || twin.UnknownSince is not null || twin.IsInMaintenance) return [];
        var keys = new List<StaleKey>();
        for (var stale = twin.Keys.Stale; stale != 0; stale &= stale - 1) keys.Add(Of(twin, BitOperations.TrailingZeroCount(stale)));
        return keys;
    }
}

/// <summary>A metric that became stale, or came again.</summary>
internal sealed record KeyChange(StaleKey Key, bool IsStale);
