using Platform.Contracts;
using Platform.Devices.Domain.Anomaly;
using Platform.Devices.Domain.Health;
using Platform.Devices.Domain.Prediction;
using Platform.Devices.Domain.Staleness;
using Platform.Devices.Series.Chunks;

namespace Platform.Devices.Domain;

/// <summary>
/// A device's twin between two readings, in as few bytes as hold all of it: of a hundred thousand devices nearly all are between two
/// readings. What it shares with others is referred to.
/// </summary>
internal sealed class PackedTwin
{
    [ThreadStatic] private static ByteWriter? _writer;

    private readonly Surroundings _surroundings;
    private readonly byte[] _bytes;

    private PackedTwin(Surroundings surroundings, byte[] bytes) => (_surroundings, _bytes) = (surroundings, bytes);

    /// <summary>The twin packed; or itself, while it has something to tell.</summary>
    public static object Of(DeviceTwin twin) => twin.Found is null ? new PackedTwin(Surroundings.Of(twin), BytesOf(twin)) : twin;

    /// <summary>A twin that has nothing to tell, without what it shares with others; after the bytes given.</summary>
    public static byte[] BytesOf(DeviceTwin twin, params ReadOnlySpan<byte> before)
    {
        var to = _writer ??= new();
        to.Clear();
        to.Bytes(before);
        Write(twin, to);
        return to.Written.ToArray();
    }

    public static DeviceTwin Read(ReadOnlySpan<byte> bytes)
    {
        var from = new ByteReader(bytes);
        return Read(ref from);
    }

    public DeviceTwin Unpack() => _surroundings.Around(Read(_bytes));

    private static void Write(DeviceTwin twin, ByteWriter to)
    {
        var (now, shown) = (new Look(default, twin.Lost, twin.Online), twin.Shown);
        var isShown = shown == (now with { Band = shown.Band });
        to.Byte((byte)((twin.IsDecommissioned ? 1 : 0) | (twin.IsInMaintenance ? 2 : 0) | (twin.LastAt is null ? 0 : 4) | (twin.UnknownSince is null ? 0 : 8) | (isShown ? 16 : 0)));
        to.Byte((byte)twin.Told);

        var last = twin.LastAt ?? default;
        Instants.Write(last, default, to);
        Instants.Write(twin.HeardAt, last, to);
        foreach (var at in (ReadOnlySpan<DateTimeOffset>)[twin.CountedAt, twin.ExcusedUntil, twin.ShownAt, twin.ToldAt, twin.UnknownSince ?? default])
            Instants.Write(at, twin.HeardAt, to);

        Look.Write(shown, to);
        if (!isShown) Look.Write(now, to);
        to.Real(twin.Availability.Offline);
        twin.Battery.Write(last, to);
        twin.Signal.Write(last, to);
        twin.Temperature.Write(last, to);
        twin.Unrest.Write(to);
        twin.Outlook.Write(last, to);
        twin.Watches.Write(to);
        twin.Keys.Write(last, to);
    }

    private static DeviceTwin Read(ref ByteReader from)
    {
        var (flags, told, last) = (from.Byte(), (Band)from.Byte(), Instants.Read(default, ref from));
        var heard = Instants.Read(last, ref from);
        Span<DateTimeOffset> at = stackalloc DateTimeOffset[5];
        foreach (ref var one in at) one = Instants.Read(heard, ref from);
        var shown = Look.Read(ref from);
        var now = (flags & 16) != 0 ? shown : Look.Read(ref from);
        return new()
        {
            IsDecommissioned = (flags & 1) != 0, IsInMaintenance = (flags & 2) != 0, Told = told,
            LastAt = (flags & 4) != 0 ? last : null, UnknownSince = (flags & 8) != 0 ? at[4] : null,
            HeardAt = heard, CountedAt = at[0], ExcusedUntil = at[1], ShownAt = at[2], ToldAt = at[3],
            Lost = now.Lost, Online = now.Online, Shown = shown,
            Availability = new() { Offline = from.Real() },
            Battery = BatteryTrend.Read(last, ref from),
            Signal = SignalStability.Read(last, ref from),
            Temperature = TemperatureWatch.Read(last, ref from),
            Unrest = Unrest.Read(ref from),
            Outlook = Outlook.Read(last, ref from),
            Watches = MetricWatches.Read(ref from),
            Keys = StaleKeys.Read(last, ref from),
        };
    }
}

/// <summary>Instants as they differ from another, which is near for most.</summary>
internal static class Instants
{
    // 0 stands for never.
    public static void Write(DateTimeOffset at, DateTimeOffset near, ByteWriter to)
    {
        var difference = at.UtcTicks - near.UtcTicks;
        to.Number(at == default ? 0 : 1 + (ulong)((difference << 1) ^ (difference >> 63)));
    }

    public static DateTimeOffset Read(DateTimeOffset near, ref ByteReader from)
    {
        var difference = from.Number();
        if (difference-- == 0) return default;
        return new(near.UtcTicks + ((long)(difference >> 1) ^ -(long)(difference & 1)), TimeSpan.Zero);
    }
}
