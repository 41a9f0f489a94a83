using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Platform.Devices.Domain.Staleness;

namespace Platform.Devices.Domain.Anomaly;

/// <summary>
/// Watches one metric of one device for what it does not usually do, reading by reading, in a few hundred bytes. Several views each say
/// how surprising the last reading is, in terms of how rare that is for this very metric; what they say adds up, and what was said a
/// moment ago is no news. A watch is never changed: each reading makes the next one.
/// </summary>
[JsonConverter(typeof(MetricWatchJson))]
internal class MetricWatch : IEquatable<MetricWatch>
{
    /// <summary>Readings scored so high are anomalies.</summary>
    public const float Alarming = 0.5f;

    // Until then a metric is only listened to.
    private const int Silent = 60;
    private const float ErrorWeight = 0.3f, RoughnessWeight = 0.6f, ShiftWeight = 0.5f, ExtremesWeight = 1.5f, TransitionsWeight = 0.6f, SeasonWeight = 0.6f;
    private const float EvenOdds = 2.5f; // the surprise that is scored a half
    private const float Farthest = 1e15f; // squares of it are still numbers
    private const float Striking = 5; // usual deviations
    private const int BetweenAlarms = 60; // minutes
    private const int Acquainted = 20; // readings: before, nobody knows how often it comes
    private const float Missed = 3; // usual gaps
    private const ushort Many = 4_096; // readings: nothing here remembers more than two thousand

    // The first byte of a saved watch: another layout is another number, and watches of the old one are forgotten.
    private const byte Layout = 4;

    private State _state;

    private MetricWatch() { }

    /// <summary>How anomalous the reading was that made it, 0 to 1. What it said of a reading is not kept with it, here and below.</summary>
    public float Score { get; private set; }

    /// <summary>What that reading should have been.</summary>
    public float Expected { get; private set; }

    /// <summary>Whether that reading was an anomaly worth keeping: one within an hour is.</summary>
    public bool Alarms { get; private set; }

    /// <summary>The watch after a value of a device that has reported without a break for so many tenths of a second.</summary>
    public static MetricWatch After(MetricWatch? before, float value, DateTimeOffset at, uint steady = uint.MaxValue)
    {
        var next = before is null || before._state.Seen < Silent ? new MetricWatch() : new Seasoned(before);
        if (before is not null) next._state = before._state;
        next.Take(Math.Clamp(float.IsNaN(value) ? 0 : value, -Farthest, Farthest), at, steady);
        return next;
    }

    /// <summary>Whether a reading so soon after the last one can be let pass: nothing is striking about it, and there will be another.</summary>
    public bool CanSkip(float value, DateTimeOffset at, uint withinTenths) =>
        _state.Seen >= Silent && Clock(at) - _state.TakenAt < withinTenths && MathF.Abs(value - _state.Forecast.Next) <= Striking * _state.Usual.Deviation;

    /// <summary>Whether it should have come by now: after so many seconds where its type says so, else after three of its usual gaps, and no sooner than its device's timeout.</summary>
    public bool IsStale(DateTimeOffset at, uint steady, int? seconds, TimeSpan timeout)
    {
        var silence = Math.Min(unchecked(Clock(at) - _state.TakenAt), steady) / 10f;
        return seconds is { } given ? silence > given : _state.Seen >= Acquainted && silence > MathF.Max(Missed * UsualGapSeconds, (float)timeout.TotalSeconds);
    }

    public float UsualGapSeconds => _state.Gap.Tenths / 10;

    /// <summary>When it was last taken, before this time.</summary>
    public DateTimeOffset LastBefore(DateTimeOffset at) => new((at.UtcTicks / ClockTick - unchecked(Clock(at) - _state.TakenAt)) * ClockTick, TimeSpan.Zero);

    private void Take(float value, DateTimeOffset at, uint steady)
    {
        ref var s = ref _state;
        s.Seen = Next(s.Seen);
        var gap = unchecked(Clock(at) - s.TakenAt);
        if (s.Seen > 1 && gap <= steady) s.Gap.Learn(gap, s.Seen);
        s.TakenAt = Clock(at);
        var (seen, spoken, deviation) = (s.Seen, s.Seen - Silent, s.Usual.Deviation);
        Expected = seen == 1 ? value : s.Forecast.Next;
        var resolution = s.Resolution = s.Resolution.Of(value);
        var isStep = resolution.Hides(value - Expected, value);
        var (error, rougher, smoother) = s.Forecast.After(value, deviation, seen, spoken);
        var (shift, shifted) = s.Shift.After(value, deviation, seen, spoken);
        var (extreme, improbable) = (s.Extremes.After(value, seen, spoken), s.Transitions.After(value, s.Usual, deviation, seen, spoken));
        var surprise = RoughnessWeight * smoother + (resolution.Hides(shifted, value) ? 0 : ShiftWeight * shift);
        if (!isStep) surprise += ErrorWeight * error + RoughnessWeight * MathF.Max(0, rougher - smoother) + ExtremesWeight * extreme + TransitionsWeight * improbable;
        if (this is Seasoned { } seasoned)
        {
            var (unseasonable, expected) = seasoned.Season.After(value, s.Usual, deviation, seen, at);
            if (!resolution.Hides(value - expected, value)) surprise += SeasonWeight * unseasonable;
            if (float.IsFinite(expected)) Expected = expected;
        }

        s.Usual.Learn(value, deviation, seen);
        Score = spoken > 0 && s.Echo.News(surprise, seen) is var news ? news / (news + EvenOdds) : 0;
        if (Score < Alarming) return;
        var minute = (int)(at.UtcTicks / TimeSpan.TicksPerMinute);
        if (minute - s.AlarmedAt >= BetweenAlarms) (Alarms, s.AlarmedAt) = (true, minute);
    }

    /// <summary>Counts readings: in a circle at last, when a few thousand are as good as any number.</summary>
    public static ushort Next(ushort seen) => seen < 2 * Many - 1 ? (ushort)(seen + 1) : Many;

    private const long ClockTick = TimeSpan.TicksPerSecond / 10;

    /// <summary>Tenths of a second that begin again every thirteen years: enough to tell how long ago the last reading was.</summary>
    public static uint Clock(DateTimeOffset at) => unchecked((uint)(at.UtcTicks / ClockTick));

    /// <summary>The most bytes a watch is saved in.</summary>
    public static readonly int MostBytes = 1 + Unsafe.SizeOf<State>() + Season.MostBytes;

    /// <summary>All it knows, to be kept with its device.</summary>
    public byte[] Save()
    {
        Span<byte> bytes = stackalloc byte[MostBytes];
        return bytes[..Write(bytes)].ToArray();
    }

    /// <summary>Says how many bytes it took.</summary>
    public int Write(Span<byte> to)
    {
        to[0] = Layout;
        MemoryMarshal.Write(to[1..], in _state);
        var alone = 1 + Unsafe.SizeOf<State>();
        return this is Seasoned seasoned ? alone + seasoned.Season.Write(to[alone..]) : alone;
    }

    /// <summary>A watch that was saved; null when its layout is none of ours: it begins anew.</summary>
    public static MetricWatch? Load(ReadOnlySpan<byte> bytes)
    {
        var alone = 1 + Unsafe.SizeOf<State>();
        if (bytes.Length < alone || bytes[0] != Layout) return null;
        MetricWatch watch;
        if (bytes.Length == alone) watch = new();
        else if (Season.TryRead(bytes[alone..], out var season)) watch = new Seasoned(season);
        else return null;
        watch._state = MemoryMarshal.Read<State>(bytes[1..]);
        return watch;
    }

    public bool Equals(MetricWatch? other) => other is not null && (ReferenceEquals(this, other) || Save().AsSpan().SequenceEqual(other.Save()));

    public override bool Equals(object? obj) => Equals(obj as MetricWatch);

    public override int GetHashCode() => HashCode.Combine(_state.Seen, _state.TakenAt);

    /// <summary>A watch that has listened long enough to speak; from then on it learns its metric's season.</summary>
    private sealed class Seasoned(Season season) : MetricWatch
    {
        public Season Season = season;

        public Seasoned(MetricWatch before) : this(before is Seasoned seasoned ? seasoned.Season : new()) { }
    }

    /// <summary>Everything but the season. It has no gaps: it is compared and saved as bytes.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = sizeof(short))]
    private struct State
    {
        private ushort _seenAndPlaces; // the count is below twice Many; the three bits above it are the resolution's

        public ushort Seen
        {
            readonly get => (ushort)(_seenAndPlaces % (2 * Many));
            set => _seenAndPlaces += (ushort)(value - Seen);
        }

        public Resolution Resolution
        {
            readonly get => new(_seenAndPlaces / (2 * Many));
            set => _seenAndPlaces = (ushort)(Seen + value.Places * 2 * Many);
        }

        public int AlarmedAt;
        public uint TakenAt;
        public UsualGap Gap;
        public Distribution Usual;
        public Forecast Forecast;
        public LevelShift Shift;
        public Extremes Extremes;
        public Transitions Transitions;
        public Echo Echo;
    }
}
