using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

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

    // The first byte of a saved watch: another layout is another number, and watches of the old one are forgotten.
    private const byte Layout = 2;

    private State _state;

    private MetricWatch() { }

    /// <summary>How anomalous the last reading was, 0 to 1.</summary>
    public float Score => _state.Score;

    /// <summary>What the last reading should have been.</summary>
    public float Expected => _state.Expected;

    /// <summary>Whether the last reading was an anomaly worth keeping: one within an hour is.</summary>
    public bool Alarms => _state.Alarms != 0;

    public static MetricWatch After(MetricWatch? before, float value, DateTimeOffset at)
    {
        var next = before is null || before._state.Seen < Silent ? new MetricWatch() : new Seasoned(before);
        if (before is not null) next._state = before._state;
        next.Take(Math.Clamp(float.IsNaN(value) ? 0 : value, -Farthest, Farthest), at);
        return next;
    }

    /// <summary>Whether a reading so soon after the last one can be let pass: nothing is striking about it, and there will be another.</summary>
    public bool CanSkip(float value, DateTimeOffset at, uint withinMilliseconds) =>
        _state.Seen >= Silent && Clock(at) - _state.TakenAt < withinMilliseconds && MathF.Abs(value - _state.Forecast.Next) <= Striking * _state.Usual.Deviation;

    private void Take(float value, DateTimeOffset at)
    {
        ref var s = ref _state;
        if (s.Seen < int.MaxValue) s.Seen++;
        s.TakenAt = Clock(at);
        var (seen, spoken, deviation) = (s.Seen, s.Seen - Silent, s.Usual.Deviation);
        s.Expected = seen == 1 ? value : s.Forecast.Next;
        var (error, roughness) = s.Forecast.After(value, deviation, seen, spoken);
        var surprise = ErrorWeight * error + RoughnessWeight * roughness
            + ShiftWeight * s.Shift.After(value, deviation, seen, spoken)
            + ExtremesWeight * s.Extremes.After(value, seen, spoken)
            + TransitionsWeight * s.Transitions.After(value, s.Usual, deviation, spoken);
        if (this is Seasoned { } seasoned)
        {
            surprise += SeasonWeight * seasoned.Season.After(value, s.Usual, deviation, seen, at);
            if (float.IsFinite(seasoned.Season.Expected)) s.Expected = seasoned.Season.Expected;
        }

        s.Usual.Learn(value, deviation, seen);
        s.Score = spoken > 0 && s.Echo.News(surprise) is var news ? news / (news + EvenOdds) : 0;
        s.Alarms = 0;
        if (s.Score < Alarming) return;
        var minute = (int)(at.UtcTicks / TimeSpan.TicksPerMinute);
        if (minute - s.AlarmedAt >= BetweenAlarms) (s.Alarms, s.AlarmedAt) = (1, minute);
    }

    // Milliseconds that begin again every seven weeks: enough to tell how long ago the last reading was.
    private static uint Clock(DateTimeOffset at) => unchecked((uint)(at.UtcTicks / TimeSpan.TicksPerMillisecond));

    /// <summary>All it knows, to be kept with its device.</summary>
    public byte[] Save()
    {
        var season = this as Seasoned;
        var bytes = new byte[1 + Unsafe.SizeOf<State>() + (season is null ? 0 : Season.Size)];
        bytes[0] = Layout;
        MemoryMarshal.Write(bytes.AsSpan(1), in _state);
        season?.Season.Write(bytes.AsSpan(1 + Unsafe.SizeOf<State>()));
        return bytes;
    }

    /// <summary>A watch that was saved; null when its layout is none of ours: it begins anew.</summary>
    public static MetricWatch? Load(ReadOnlySpan<byte> bytes)
    {
        var alone = 1 + Unsafe.SizeOf<State>();
        if (bytes.Length == 0 || bytes[0] != Layout || (bytes.Length != alone && bytes.Length != alone + Season.Size)) return null;
        var watch = bytes.Length == alone ? new MetricWatch() : new Seasoned(Season.Read(bytes[alone..]));
        watch._state = MemoryMarshal.Read<State>(bytes[1..]);
        return watch;
    }

    public bool Equals(MetricWatch? other) => other is not null && (ReferenceEquals(this, other) || Save().AsSpan().SequenceEqual(other.Save()));

    public override bool Equals(object? obj) => Equals(obj as MetricWatch);

    public override int GetHashCode() => HashCode.Combine(_state.Seen, _state.Score);

    /// <summary>A watch that has listened long enough to speak; from then on it learns its metric's season.</summary>
    private sealed class Seasoned(Season season) : MetricWatch
    {
        public Season Season = season;

        public Seasoned(MetricWatch before) : this(before is Seasoned seasoned ? seasoned.Season : new()) { }
    }

    /// <summary>Everything but the season. Fields of four bytes only: it is compared and saved as bytes.</summary>
    private struct State
    {
        public int Seen, Alarms, AlarmedAt;
        public uint TakenAt;
        public float Score, Expected;
        public Distribution Usual;
        public Forecast Forecast;
        public LevelShift Shift;
        public Extremes Extremes;
        public Transitions Transitions;
        public Echo Echo;
    }
}
