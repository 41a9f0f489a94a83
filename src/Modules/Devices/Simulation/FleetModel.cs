namespace Platform.Devices.Simulation;

/// <summary>
/// A fleet as a function of time: batteries that drain and are replaced, days that are warmer than nights, machines that work by day,
/// and spells in which something is wrong. The same fleet, seed and time always give the same reading.
/// </summary>
internal sealed class FleetModel(IReadOnlyList<SimulatedDevice> devices, FleetOptions options)
{
    private enum Aspect { Fault, WhichFault, Life, Phase, Level, Signal, Battery, Temperature, Vibration, Power, Flap, Loss }

    private const double DecayPace = 1.3, Flat = 5, LostFrom = 0.5;

    private readonly Chance _chance = new((ulong)options.Seed);

    public IReadOnlyList<SimulatedDevice> Devices => devices;

    /// <summary>What is wrong with a device then. A device is lost with its gateway.</summary>
    public Fault FaultOf(int device, DateTimeOffset at)
    {
        if (devices[device].Gateway is { } gateway && OwnFault(gateway, at) is Fault.GatewayLoss) return Fault.GatewayLoss;
        return OwnFault(device, at);
    }

    /// <summary>What the device reports then; null when nothing comes through.</summary>
    public SimulatedReading? ReadingOf(int device, DateTimeOffset at)
    {
        var fault = FaultOf(device, at);
        if (fault is Fault.GatewayLoss && IsLost(devices[device].Gateway is { } gateway && OwnFault(gateway, at) is Fault.GatewayLoss ? gateway : device, device, at)) return null;
        var isMachine = devices[device].Kind is SimulatedKind.Machine;
        return new(
            devices[device].Kind is SimulatedKind.Sensor ? Battery(device, at, fault) : double.NaN,
            isMachine ? double.NaN : Signal(device, at, fault),
            Temperature(device, at, fault),
            fault is not Fault.FlappingSignal || Draw(device, Aspect.Flap, at).Share > 0.3,
            isMachine ? Math.Round(2.5 + 0.8 * Work(device, at) + (fault is Fault.Overheating ? 4 * Spell(device, at).Progress : 0) + 0.2 * Draw(device, Aspect.Vibration, at).Noise, 2) : double.NaN,
            isMachine ? Math.Round(3 + 9 * Work(device, at) + 0.3 * Draw(device, Aspect.Power, at).Noise, 2) : double.NaN);
    }

    /// <summary>Whether the device reports in this second, when each reports once in so many.</summary>
    public bool ReportsAt(int device, DateTimeOffset at, int everySeconds) => (at.ToUnixTimeSeconds() + (long)(Of(device, Aspect.Phase).Share * everySeconds)) % everySeconds == 0;

    /// <summary>When what is wrong with a device then makes it fail: its battery is flat, its gateway is silent, or the spell ends with a link or a machine that gave up.</summary>
    public DateTimeOffset? FailsAt(int device, DateTimeOffset at)
    {
        var (number, progress) = Spell(device, at);
        var began = at - progress * options.Spell;
        return OwnFault(device, at) switch
        {
            Fault.None => null,
            Fault.BatteryDecay => began + Math.Min(1, (1 - Flat / Charge(device, began)) / DecayPace) * options.Spell,
            Fault.GatewayLoss => Announces(device, number) ? began + LostFrom * options.Spell : began,
            _ => began + options.Spell,
        };
    }

    // Of a gateway that announces its loss, ever more readings get lost before.
    private bool IsLost(int gateway, int device, DateTimeOffset at)
    {
        var (number, progress) = Spell(gateway, at);
        return !Announces(gateway, number) || progress >= LostFrom || Draw(device, Aspect.Loss, at).Share < progress;
    }

    private bool Announces(int gateway, long spell) => Of(gateway, Aspect.Loss).Of(spell).Share < options.AnnouncedLosses;

    private Fault OwnFault(int device, DateTimeOffset at)
    {
        var spell = Of(device, Aspect.Fault).Of(Spell(device, at).Number);
        if (options.Faults.Count == 0 || spell.Share >= options.FaultShare) return Fault.None;
        Fault[] possible = [.. options.Faults.Where(fault => Has(devices[device].Kind, fault))];
        return possible.Length == 0 ? Fault.None : possible[spell.Of((long)Aspect.WhichFault).Below(possible.Length)];
    }

    private static bool Has(SimulatedKind kind, Fault fault) => fault switch
    {
        Fault.BatteryDecay => kind is SimulatedKind.Sensor,
        Fault.FlappingSignal => kind is not SimulatedKind.Machine,
        Fault.Overheating => kind is SimulatedKind.Machine,
        Fault.GatewayLoss => kind is SimulatedKind.Gateway,
        _ => false,
    };

    // A battery lives for 60 to 200 days, from full down to a fifth, and is replaced.
    private double Battery(int device, DateTimeOffset at, Fault fault)
    {
        var level = Charge(device, at);
        if (fault is Fault.BatteryDecay) level *= Math.Max(0.03, 1 - DecayPace * Spell(device, at).Progress);
        return Math.Round(Math.Clamp(level + 0.3 * Draw(device, Aspect.Battery, at).Noise, 1, 100), 1);
    }

    private double Charge(int device, DateTimeOffset at)
    {
        var days = at.ToUnixTimeSeconds() / 86_400.0;
        var life = 60 + 140 * Of(device, Aspect.Life).Share;
        return 100 - 80 * ((days / life + Of(device, Aspect.Level).Share) % 1);
    }

    private double Signal(int device, DateTimeOffset at, Fault fault)
    {
        var usual = -52 - 14 * Of(device, Aspect.Level).Of(1).Share;
        var (wavers, weaker) = fault switch { Fault.FlappingSignal => (26, 14), Fault.GatewayLoss when devices[device].Kind is SimulatedKind.Gateway => (12, 6), _ => (2, 0) };
        return Math.Round(Math.Clamp(usual - weaker + wavers * Draw(device, Aspect.Signal, at).Noise, -120, -30));
    }

    private double Temperature(int device, DateTimeOffset at, Fault fault)
    {
        var noise = Draw(device, Aspect.Temperature, at).Noise;
        var day = Math.Sin((at.ToUnixTimeSeconds() / 86_400.0 - 0.375) * 2 * Math.PI); // warmest at 15:00 UTC
        if (devices[device].Kind is not SimulatedKind.Machine) return Math.Round(20.5 + 2 * Of(device, Aspect.Level).Of(2).Noise + 1.6 * day + 0.25 * noise, 2);
        return Math.Round(62 + 9 * Work(device, at) + day + 0.6 * noise + (fault is Fault.Overheating ? 32 * Math.Min(1, 3 * Spell(device, at).Progress) : 0), 2);
    }

    // Machines work in turns of about twenty minutes, each in its own rhythm.
    private double Work(int device, DateTimeOffset at) =>
        0.5 + 0.5 * Math.Sin(at.ToUnixTimeMilliseconds() / 1_000.0 * 2 * Math.PI / (900 + 600 * Of(device, Aspect.Life).Share) + 6.28 * Of(device, Aspect.Phase).Share);

    // Spells of different devices begin at different times.
    private (long Number, double Progress) Spell(int device, DateTimeOffset at)
    {
        var spells = at.ToUnixTimeMilliseconds() / options.Spell.TotalMilliseconds + Of(device, Aspect.Phase).Of(3).Share;
        return ((long)Math.Floor(spells), spells - Math.Floor(spells));
    }

    private Chance Of(int device, Aspect aspect) => _chance.Of(device + 1).Of((long)aspect + 1);

    private Chance Draw(int device, Aspect aspect, DateTimeOffset at) => Of(device, aspect).Of(at.ToUnixTimeMilliseconds());
}
