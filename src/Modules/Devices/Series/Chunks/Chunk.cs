using System.Buffers;
using System.IO.Compression;
using System.Text;
using Platform.Devices.Intake;

namespace Platform.Devices.Series.Chunks;

/// <summary>
/// Readings of one device and day in a few bytes each: every column coded in the way that suits it, all of them then compressed when
/// that helps. Nothing is lost but the fraction of the second in which a reading was received.
/// </summary>
internal static class Chunk
{
    /// <summary>Readings in one chunk at most.</summary>
    public const int Most = 16_384;

    private const int MostBytes = 64 * 1024 * 1024;

    private enum Packing : byte { None = 1, Brotli = 2 }

    private enum Column : byte { At = 1, Received, Flags, Online, Battery, Signal, Temperature, Own }

    public static byte[] Encode(ReadingBlock readings, int from, int count, long origin)
    {
        var (all, column) = (new ByteWriter(), new ByteWriter());
        all.Number((ulong)count);
        TimeColumn.Write(column, readings.At.Slice(from, count), origin);
        End(Column.At);
        WriteDelays(column, readings.At.Slice(from, count), readings.ReceivedAt.Slice(from, count));
        End(Column.Received);
        RunColumn.Write(column, Small(readings.Flags.Slice(from, count), flags => (sbyte)flags));
        End(Column.Flags);
        RunColumn.Write(column, Small(readings.Online.Slice(from, count), online => double.IsNaN(online) ? (sbyte)-1 : (sbyte)online));
        End(Column.Online);
        Values(Column.Battery, readings.Battery);
        Values(Column.Signal, readings.Signal);
        Values(Column.Temperature, readings.Temperature);
        foreach (var metric in readings.OwnMetrics) Values(Column.Own, readings.Own(metric), metric);
        return Pack(all.Written);

        void Values(Column kind, ReadOnlySpan<double> values, string? metric = null)
        {
            values = values.Slice(from, count);
            if (!values.ContainsAnyExcept(double.NaN)) return;
            ValueColumn.Write(column, values, single: metric is null);
            End(kind, metric);
        }

        void End(Column kind, string? metric = null)
        {
            all.Byte((byte)kind);
            if (metric is not null) all.Sized(Encoding.UTF8.GetBytes(metric));
            all.Sized(column.Written);
            column.Clear();
        }
    }

    /// <summary>Everything in the chunk.</summary>
    public static ReadingBlock Decode(byte[] chunk, long origin)
    {
        var from = new ByteReader(Unpack(chunk));
        var count = from.Count(Most);
        long[] at = [], received = [];
        sbyte[] flags = new sbyte[count], online = new sbyte[count];
        double[] none = [.. Enumerable.Repeat(double.NaN, count)];
        var (battery, signal, temperature) = (none, none, none);
        var own = new List<(string Metric, double[] Values)>();
        while (!from.IsAtEnd)
        {
            var column = Next(ref from);
            switch (column.Kind)
            {
                case Column.At: at = TimeColumn.Read(column.Bytes, count, origin); break;
                case Column.Received: received = ReadDelays(column.Bytes, at); break;
                case Column.Flags: flags = RunColumn.Read(ref column.Bytes, count); break;
                case Column.Online: online = RunColumn.Read(ref column.Bytes, count); break;
                case Column.Battery: battery = ValueColumn.Read(column.Bytes, count, single: true); break;
                case Column.Signal: signal = ValueColumn.Read(column.Bytes, count, single: true); break;
                case Column.Temperature: temperature = ValueColumn.Read(column.Bytes, count, single: true); break;
                case Column.Own: own.Add((column.Metric!, ValueColumn.Read(column.Bytes, count, single: false))); break;
                default: throw ByteReader.Damaged();
            }
        }

        if (at.Length != count || received.Length != count) throw ByteReader.Damaged();
        var block = new ReadingBlock();
        for (var i = 0; i < count; i++)
        {
            if (i > 0 && at[i] <= at[i - 1]) throw ByteReader.Damaged();
            block.Add(at[i], received[i], battery[i], signal[i], temperature[i], online[i] < 0 ? double.NaN : online[i], (byte)flags[i]);
            foreach (var (metric, values) in own)
                if (!double.IsNaN(values[i])) block.AddOwn(metric, values[i]);
        }

        return block;
    }

    /// <summary>When there were readings, and what one metric was at each time; null when the chunk knows no such metric.</summary>
    public static (long[] At, double[] Values)? Decode(byte[] chunk, long origin, string metric)
    {
        var wanted = metric switch { "battery" => Column.Battery, "signal" => Column.Signal, "temperature" => Column.Temperature, "online" => Column.Online, _ => Column.Own };
        var from = new ByteReader(Unpack(chunk));
        var count = from.Count(Most);
        long[] at = [];
        while (!from.IsAtEnd)
        {
            var column = Next(ref from);
            if (column.Kind is Column.At) at = TimeColumn.Read(column.Bytes, count, origin);
            if (column.Kind != wanted || (column.Kind is Column.Own && column.Metric != metric)) continue;
            return (at, column.Kind is Column.Online
                ? Array.ConvertAll(RunColumn.Read(ref column.Bytes, count), online => online < 0 ? double.NaN : online)
                : ValueColumn.Read(column.Bytes, count, single: column.Kind is not Column.Own));
        }

        return null;
    }

    private static Found Next(ref ByteReader from)
    {
        var kind = (Column)from.Byte();
        return new() { Kind = kind, Metric = kind is Column.Own ? Encoding.UTF8.GetString(from.Sized()) : null, Bytes = new(from.Sized()) };
    }

    private ref struct Found
    {
        public Column Kind;
        public string? Metric;
        public ByteReader Bytes;
    }

    // How long after it was taken a reading was received, in whole seconds.
    private static void WriteDelays(ByteWriter to, ReadOnlySpan<long> at, ReadOnlySpan<long> received)
    {
        long before = 0;
        for (var i = 0; i < at.Length; i++)
        {
            var delay = (received[i] - at[i]) / IntakeClock.MicrosecondsPerSecond;
            to.Signed(delay - before);
            before = delay;
        }
    }

    private static long[] ReadDelays(ByteReader from, long[] at)
    {
        var received = new long[at.Length];
        long delay = 0;
        for (var i = 0; i < at.Length; i++) received[i] = at[i] + (delay += from.Signed()) * IntakeClock.MicrosecondsPerSecond;
        return received;
    }

    private static sbyte[] Small<T>(ReadOnlySpan<T> values, Func<T, sbyte> of)
    {
        var small = new sbyte[values.Length];
        for (var i = 0; i < small.Length; i++) small[i] = of(values[i]);
        return small;
    }

    private static byte[] Pack(ReadOnlySpan<byte> columns)
    {
        var packed = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(columns.Length));
        try
        {
            var helps = BrotliEncoder.TryCompress(columns, packed, out var length, quality: 5, window: 18) && length < columns.Length;
            var head = new ByteWriter();
            head.Byte((byte)(helps ? Packing.Brotli : Packing.None));
            head.Number((ulong)columns.Length);
            return [.. head.Written, .. helps ? packed.AsSpan(0, length) : columns];
        }
        finally { ArrayPool<byte>.Shared.Return(packed); }
    }

    private static byte[] Unpack(byte[] chunk)
    {
        var from = new ByteReader(chunk);
        var packing = (Packing)from.Byte();
        var columns = new byte[from.Count(MostBytes)];
        var content = from.Rest();
        var whole = packing switch
        {
            Packing.None => content.Length == columns.Length && content.TryCopyTo(columns),
            Packing.Brotli => BrotliDecoder.TryDecompress(content, columns, out var length) && length == columns.Length,
            _ => false,
        };
        return whole ? columns : throw ByteReader.Damaged();
    }
}
