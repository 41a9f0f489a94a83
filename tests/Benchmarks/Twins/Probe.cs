using System.Text.Json.Serialization;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Benchmarks.Twins;

// Named for the journey between processes, which the cluster's benchmarks send them on.
[JsonDerivedType(typeof(Reading), "reading")]
[JsonDerivedType(typeof(WakeAt), "wake-at")]
[JsonDerivedType(typeof(NoOp), "no-op")]
internal abstract record ProbeSignal;
internal sealed record Reading(double Celsius, double Volts, double Dbm) : ProbeSignal;
internal sealed record WakeAt(DateTimeOffset At) : ProbeSignal;
internal sealed record TimePassed : ProbeSignal;

internal sealed record NoOp : ProbeSignal, IAsk<ProbeSignal, string>
{
    public static readonly NoOp It = new();
}

internal sealed record Woke(TimeSpan Late) : Effect;

/// <summary>A device-like twin: three smoothed metrics, a score, and an offline deadline that moves with every reading.</summary>
internal sealed record Probe : ITwin<Probe, ProbeSignal>
{
    public double Celsius { get; init; }
    public double Spread { get; init; }
    public double Volts { get; init; }
    public double Dbm { get; init; }
    public double Score { get; init; }
    public long Readings { get; init; }
    public DateTimeOffset? WakeAt { get; init; }

    public static string Kind => "probe";
    public static ProbeSignal Wake { get; } = new TimePassed();
    public static Probe Begin(TwinKey key) => new();

    public static TwinStep<Probe> Step(Probe probe, ProbeSignal signal, DateTimeOffset now) => signal switch
    {
        Reading reading => Smooth(probe, reading, now),
        NoOp ask => ask.Answer(probe, "ok"),
        WakeAt wake => probe with { WakeAt = wake.At },
        _ => (probe with { WakeAt = null }).Then(new Woke(now - probe.WakeAt!.Value)),
    };

    private static Probe Smooth(Probe probe, Reading reading, DateTimeOffset now)
    {
        var off = reading.Celsius - probe.Celsius;
        var spread = 0.9 * (probe.Spread + 0.1 * off * off);
        var volts = probe.Volts + 0.05 * (reading.Volts - probe.Volts);
        var dbm = probe.Dbm + 0.05 * (reading.Dbm - probe.Dbm);
        return probe with
        {
            Celsius = probe.Celsius + 0.1 * off, Spread = spread, Volts = volts, Dbm = dbm, Readings = probe.Readings + 1, WakeAt = now.AddMinutes(10),
            Score = 100 - 40 * Math.Clamp(3.7 - volts, 0, 1) - 30 / (1 + Math.Exp(-(dbm + 90) / 8)) - 10 * Math.Min(1, Math.Abs(off) / (1 + Math.Sqrt(spread))),
        };
    }
}

/// <summary>A world without a database: what is measured is the engine. It notes how late each probe woke, and how many were saved.</summary>
internal sealed class ProbeShell(ProbeWorld world) : ITwinShell<Probe>
{
    public Task<Probe?[]> Load(IReadOnlyList<TwinKey> keys, CancellationToken ct) => Task.FromResult(new Probe?[keys.Count]);

    public Task Save(IReadOnlyList<Snapshot<Probe>> snapshots, CancellationToken ct)
    {
        world.Saved += snapshots.Count;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<TwinKey>> Due(DateTimeOffset before, CancellationToken ct) => Task.FromResult<IReadOnlyList<TwinKey>>([]);

    public Task Run(TwinKey key, Effect effect, CancellationToken ct)
    {
        lock (world.LateMs) world.LateMs.Add(((Woke)effect).Late.TotalMilliseconds);
        return Task.CompletedTask;
    }
}

internal sealed class ProbeWorld
{
    public List<double> LateMs { get; } = [];
    public int Saved { get; set; } // by the engine's one writer
}
