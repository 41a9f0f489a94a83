namespace Platform.Devices.Simulation;

/// <summary>What may go wrong with a simulated device; the label of its readings while it does.</summary>
internal enum Fault { None, BatteryDecay, FlappingSignal, Overheating, GatewayLoss }

/// <summary>What a simulated device is: what it reports, and how.</summary>
internal enum SimulatedKind { Sensor, Gateway, Machine }

/// <summary>A device that is played: by its id or number, and the place in the fleet of the gateway it reports through.</summary>
internal sealed record SimulatedDevice(string Id, SimulatedKind Kind, int? Gateway = null);

/// <summary>What a simulated device reports; NaN is what it does not.</summary>
internal readonly record struct SimulatedReading(double Battery, double Signal, double Temperature, bool Online, double Vibration, double Power);

/// <summary>How a fleet is played: the chance that a device has a fault in any one spell, and which faults there are.</summary>
internal sealed record FleetOptions
{
    public int Seed { get; init; } = 4711;
    public double FaultShare { get; init; } = 0.06;
    public TimeSpan Spell { get; init; } = TimeSpan.FromHours(2);

    /// <summary>The share of gateway losses that announce themselves: for half of the spell ever more is lost, only then all of it.</summary>
    public double AnnouncedLosses { get; init; }

    public IReadOnlyList<Fault> Faults { get; init; } = [Fault.BatteryDecay, Fault.FlappingSignal, Fault.Overheating, Fault.GatewayLoss];
}
