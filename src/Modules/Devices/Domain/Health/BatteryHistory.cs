using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.Devices.Series.Chunks;

namespace Platform.Devices.Domain.Health;

/// <summary>
/// Where a battery stood: every ten minutes of the last three hours, and two dozen points of all the time before, ever farther apart (one
/// hour at first, sixteen at last). Never changed: each ten minutes make the next one.
/// </summary>
[JsonConverter(typeof(BatteryHistoryJson))]
internal sealed class BatteryHistory : IEquatable<BatteryHistory>
{
    public const float RecentHoursApart = 1 / 6f;

    private const int RecentPoints = 18, PastPoints = 24, PerHour = 6, MostHoursApart = 16;
    private const short Missing = -1;
    private const float Unit = 0.01f; // percent
    private const byte Layout = 1;

    private State _state;

    /// <summary>How it fell in the last hours; null while nobody can say.</summary>
    public RobustSlope? Recently { get; private set; }

    /// <summary>How it fell in all the time it is known.</summary>
    public RobustSlope? Overall { get; private set; }

    private BatteryHistory() { }

    /// <summary>The ten minutes an instant falls into.</summary>
    public static int BucketOf(DateTimeOffset at) => (int)(at.UtcTicks / (TimeSpan.TicksPerHour / PerHour));

    /// <summary>After ten minutes are over in which the battery stood at this level on average.</summary>
    public static BatteryHistory After(BatteryHistory? before, int bucket, float percent)
    {
        var next = new BatteryHistory();
        if (before is null) next._state.Begin(bucket);
        else next._state = before._state;
        next._state.Add(bucket, (short)MathF.Round(Math.Clamp(percent, 0, 300) / Unit));
        next.Look();
        return next;
    }

    private void Look()
    {
        Recently = Slope(_state.Recent, RecentPoints, RecentHoursApart);
        Overall = Slope(_state.Past, PastPoints, _state.HoursApart);
    }

    private static RobustSlope? Slope(ReadOnlySpan<short> points, int count, float hoursApart)
    {
        Span<float> values = stackalloc float[count];
        for (var i = 0; i < count; i++) values[i] = points[i] == Missing ? float.NaN : points[i] * Unit;
        return RobustSlope.Of(values, hoursApart)?.Rounded();
    }

    /// <summary>As few bytes as hold it: levels as they differ from the one before, and its slopes, which would take long to find again.</summary>
    public void Write(ByteWriter to)
    {
        to.Signed(_state.LastBucket);
        to.Signed(_state.Span);
        to.Number((ulong)_state.Filled);
        to.Number((ulong)_state.HoursApart);
        to.Signed(_state.Sum);
        to.Number((ulong)_state.Count);
        Write(_state.Recent, to);
        Write(_state.Past, to);
        RobustSlope.Write(Recently, to);
        RobustSlope.Write(Overall, to);
    }

    public static BatteryHistory Read(ref ByteReader from)
    {
        var history = new BatteryHistory();
        ref var s = ref history._state;
        (s.LastBucket, s.Span, s.Filled, s.HoursApart) = ((int)from.Signed(), (int)from.Signed(), from.Count(PastPoints), from.Count(MostHoursApart));
        (s.Sum, s.Count) = ((int)from.Signed(), from.Count(int.MaxValue));
        Read(ref from, s.Recent);
        Read(ref from, s.Past);
        (history.Recently, history.Overall) = (RobustSlope.Read(ref from), RobustSlope.Read(ref from));
        return history;
    }

    // 0 for a missing one.
    private static void Write(ReadOnlySpan<short> levels, ByteWriter to)
    {
        var before = 0;
        foreach (var level in levels)
        {
            var difference = level - before;
            to.Number(level == Missing ? 0 : 1 + (ulong)(uint)((difference << 1) ^ (difference >> 31)));
            if (level != Missing) before = level;
        }
    }

    private static void Read(ref ByteReader from, Span<short> levels)
    {
        var before = 0;
        foreach (ref var level in levels)
        {
            var difference = (int)from.Number() - 1;
            level = difference < 0 ? Missing : (short)(before += (difference >> 1) ^ -(difference & 1));
        }
    }

    public byte[] Save()
    {
        var bytes = new byte[1 + Unsafe.SizeOf<State>()];
        bytes[0] = Layout;
        MemoryMarshal.Write(bytes.AsSpan(1), in _state);
        return bytes;
    }

    /// <summary>A history that was saved; null when its layout is none of ours: it begins anew.</summary>
    public static BatteryHistory? Load(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != 1 + Unsafe.SizeOf<State>() || bytes[0] != Layout) return null;
        var history = new BatteryHistory { _state = MemoryMarshal.Read<State>(bytes[1..]) };
        if (history._state.HoursApart is < 1 or > MostHoursApart) return null;
        history.Look();
        return history;
    }

    public bool Equals(BatteryHistory? other) => other is not null && (ReferenceEquals(this, other) || Save().AsSpan().SequenceEqual(other.Save()));

    public override bool Equals(object? obj) => Equals(obj as BatteryHistory);

    public override int GetHashCode() => HashCode.Combine(_state.LastBucket, _state.Filled);

    [InlineArray(RecentPoints)]
    private struct RecentLevels
    {
        private short _first;
    }

    [InlineArray(PastPoints)]
    private struct PastLevels
    {
        private short _first;
    }

    /// <summary>The points, the latest last, and what the next point of the past is made of.</summary>
    private struct State
    {
        public int LastBucket, Span, Filled, HoursApart, Sum, Count;
        public RecentLevels Recent;
        public PastLevels Past;

        public void Begin(int bucket)
        {
            (LastBucket, HoursApart) = (bucket - 1, 1);
            Span = bucket / PerHour;
            ((Span<short>)Recent).Fill(Missing);
            ((Span<short>)Past).Fill(Missing);
        }

        public void Add(int bucket, short level)
        {
            Shift(Recent, Math.Max(1, bucket - LastBucket));
            Recent[RecentPoints - 1] = level;
            LastBucket = Math.Max(bucket, LastBucket + 1);

            for (; Span < bucket / (PerHour * HoursApart); Span++)
            {
                Keep(Count > 0 ? (short)(Sum / Count) : Missing);
                (Sum, Count) = (0, 0);
            }

            (Sum, Count) = (Sum + level, Count + 1);
        }

        private void Keep(short level)
        {
            Shift(Past, 1);
            Past[PastPoints - 1] = level;
            Filled = Math.Min(Filled + 1, PastPoints);
            if (Filled == PastPoints && HoursApart < MostHoursApart && Span % 2 == 1) Halve();
        }

        // Two points become one of twice the time; the last of them is always an odd one, so that pairs stay pairs.
        private void Halve()
        {
            for (int to = PastPoints - 1, from = PastPoints - 1; to >= 0; to--, from -= 2)
                Past[to] = from < 1 ? Missing : Mean(Past[from], Past[from - 1]);
            (Filled, HoursApart, Span) = (PastPoints / 2, 2 * HoursApart, Span / 2);
        }

        private static short Mean(short a, short b) => a == Missing ? b : b == Missing ? a : (short)((a + b) / 2);

        private static void Shift(Span<short> points, int by)
        {
            by = Math.Min(by, points.Length);
            points[by..].CopyTo(points);
            points[^by..].Fill(Missing);
        }
    }
}

/// <summary>Keeps a battery's history in its device's snapshot as bytes.</summary>
internal sealed class BatteryHistoryJson : JsonConverter<BatteryHistory>
{
    public override BatteryHistory? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && reader.TryGetBytesFromBase64(out var bytes)
            ? BatteryHistory.Load(bytes)
            : throw new JsonException("A battery's history is kept as base64.");

    public override void Write(Utf8JsonWriter writer, BatteryHistory value, JsonSerializerOptions options) => writer.WriteBase64StringValue(value.Save());
}
