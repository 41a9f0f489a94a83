using Platform.Contracts;
using Platform.Devices.Domain.Health;

namespace Platform.Devices.Domain;

/// <summary>A device twin driven by hand, on a clock of its own.</summary>
internal sealed class Live
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    public Live(DeviceProfile? profile = null, Listening? listening = null) => Twin = new DeviceTwin
    {
        Profile = profile ?? new DeviceProfile(60, HealthWeights.Default, null, null), SiteId = Guid.NewGuid(), Listening = listening ?? Listening.Always,
    };

    public DeviceTwin Twin { get; private set; }
    public DateTimeOffset Now { get; private set; } = Start;
    public List<Platform.Twins.Effect> Effects { get; } = [];

    public Standing Standing => Standing.Of(Twin);
    public int? Score => Twin.LastScore;
    public Band Band => Twin.Look.Band;

    /// <summary>How often it was shown.</summary>
    public int Shown() => Effects.OfType<StandingChanged>().Count();

    /// <summary>The bands others were told of.</summary>
    public List<(Band Before, Band After)> Told() => [.. Effects.OfType<BandChanged>().Select(e => (e.Before, e.Twin.Look.Band))];

    public Live Hear(float? battery = null, float? signal = null, float? temperature = null, bool? online = true, TimeSpan? after = null)
    {
        Now += after ?? TimeSpan.FromSeconds(Twin.Profile.ExpectedIntervalSeconds);
        return Tell(new ReadingTaken(Now, battery ?? float.NaN, signal ?? float.NaN, temperature ?? float.NaN, online));
    }

    public Live HearMany(int times, Func<int, float?>? battery = null, Func<int, float?>? signal = null, Func<int, float?>? temperature = null, Func<int, bool?>? online = null)
    {
        for (var i = 0; i < times; i++) Hear(battery?.Invoke(i), signal?.Invoke(i), temperature?.Invoke(i), online is null ? true : online(i));
        return this;
    }

    /// <summary>Lets time pass, waking the twin whenever it asked to be woken.</summary>
    public Live Wait(TimeSpan time)
    {
        var until = Now + time;
        while (Twin.WakeAt is { } at && at <= until)
        {
            Now = at > Now ? at : Now;
            var before = Twin;
            Tell(TimePassed.Now);
            if (Twin == before && Twin.WakeAt <= Now) throw new InvalidOperationException("The twin would wake without end.");
        }

        Now = until;
        return this;
    }

    public Live Tell(DeviceSignal signal)
    {
        var step = DeviceTwin.Step(Twin, signal, Now);
        Twin = step.Twin;
        Effects.AddRange(step.Effects);
        return this;
    }
}
