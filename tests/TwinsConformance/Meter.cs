using System.Text.Json.Serialization;
using Platform.Twins;

namespace Platform.Conformance;

[JsonDerivedType(typeof(Add), "add")]
[JsonDerivedType(typeof(AddAll), "add-all")]
[JsonDerivedType(typeof(Read), "read")]
[JsonDerivedType(typeof(Spin), "spin")]
[JsonDerivedType(typeof(Hold), "hold")]
[JsonDerivedType(typeof(Break), "break")]
[JsonDerivedType(typeof(WakeMeAt), "wake-me-at")]
[JsonDerivedType(typeof(Announce), "announce")]
[JsonDerivedType(typeof(TimePassed), "time-passed")]
public abstract record MeterSignal;

public sealed record Add(int Amount) : MeterSignal;
public sealed record AddAll(int[] Amounts) : MeterSignal, IAsk<MeterSignal, int>;
public sealed record Read : MeterSignal, IAsk<MeterSignal, Meter>;
public sealed record Spin(int Milliseconds) : MeterSignal;
public sealed record Hold(Guid Gate) : MeterSignal;
public sealed record Break(string Why) : MeterSignal;
public sealed record WakeMeAt(DateTimeOffset? At) : MeterSignal;
public sealed record Announce(string What) : MeterSignal;
public sealed record TimePassed : MeterSignal;

public sealed record Announced(string What, int Total) : Effect;

/// <summary>A twin made for tests: it counts, wakes, breaks and announces on demand.</summary>
public sealed record Meter : ITwin<Meter, MeterSignal>
{
    public int Total { get; init; }
    public int Handled { get; init; }
    public DateTimeOffset? WakeAt { get; init; }
    public IReadOnlyList<DateTimeOffset> Woken { get; init; } = [];

    public static string Kind => "meter";
    public static MeterSignal Wake { get; } = new TimePassed();
    public static Meter Begin(TwinKey key) => new();

    public static TwinStep<Meter> Step(Meter meter, MeterSignal signal, DateTimeOffset now) => signal switch
    {
        Add add => meter with { Total = meter.Total + add.Amount, Handled = meter.Handled + 1 },
        AddAll ask => ask.Answer(meter with { Total = meter.Total + ask.Amounts.Sum() }, meter.Total + ask.Amounts.Sum()),
        Read ask => ask.Answer(meter, meter),
        Spin spin => Spinning(meter, spin.Milliseconds),
        Hold hold => Held(meter, Gate.Of(hold.Gate)),
        Break b => throw new InvalidOperationException(b.Why),
        WakeMeAt at => meter with { WakeAt = at.At },
        Announce a => meter.Then(new Announced(a.What, meter.Total)),
        TimePassed => meter with { WakeAt = null, Woken = [.. meter.Woken, now] },
        _ => throw new NotSupportedException($"{signal}"),
    };

    // Long enough for two handlers to meet, if the engine let them.
    private static Meter Spinning(Meter meter, int milliseconds)
    {
        Thread.Sleep(milliseconds);
        return meter with { Total = meter.Total + 1 };
    }

    private static Meter Held(Meter meter, Gate gate)
    {
        gate.Pass().Wait();
        return meter;
    }
}
