using System.Text;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Health;
using Platform.Devices.Domain.Prediction;
using Platform.Devices.Simulation;

namespace Platform.Benchmarks.Foretelling;

/// <summary>One device as it was played: what its twin said of each class of failures, and what there was to learn from.</summary>
internal sealed record PlayedDevice(IReadOnlyDictionary<FailureClass, Course> Courses, DeviceHistory History);

/// <summary>A simulated fleet whose faults lead to failures, each device lived through by its own twin.</summary>
internal static class FaultyFleet
{
    private const int PerGateway = 20, MachineEvery = 10, EverySeconds = 120;
    private static readonly TimeSpan Spell = TimeSpan.FromHours(6), BetweenExamples = TimeSpan.FromMinutes(15);
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<PlayedDevice> Play(int seed, int devices, int days, FailureModel model, CancellationToken ct)
    {
        var fleet = new FleetModel(
            [.. Enumerable.Range(0, devices).Select(place => new SimulatedDevice($"D-{place}", KindAt(place), KindAt(place) is SimulatedKind.Gateway ? null : place / PerGateway * PerGateway))],
            new() { Seed = seed, Spell = Spell, AnnouncedLosses = 0.7 });
        var from = Start.AddDays(seed * 30);
        var played = new PlayedDevice[devices];
        Parallel.For(0, devices, new ParallelOptions { CancellationToken = ct }, device => played[device] = Play(fleet, device, from, from.AddDays(days), model));
        return played;
    }

    private static PlayedDevice Play(FleetModel fleet, int device, DateTimeOffset from, DateTimeOffset until, FailureModel model)
    {
        var twin = new DeviceTwin { Profile = new DeviceProfile(EverySeconds, HealthWeights.Default, null, null), Model = model };
        var (seen, failures, stood) = (new List<(DateTimeOffset At, Signs Signs)>(), new HashSet<(DateTimeOffset At, FailureClass Class)>(), new List<(FailureClass Class, AlarmSpan Span)>());
        var open = new Dictionary<FailureClass, DateTimeOffset>();
        for (var at = from; at < until; at = at.AddSeconds(EverySeconds))
        {
            // A day to learn what is usual.
            if (at >= from.AddDays(1) && fleet.FailsAt(device, at) is { } failsAt && failsAt < until) failures.Add((Whole(failsAt), ClassOf(fleet.FaultOf(device, at))));
            if (fleet.ReadingOf(device, at) is not { } reading) continue;
            var step = DeviceTwin.Step(twin, Taken(reading, at), at);
            twin = step.Twin;
            foreach (var effect in step.Effects)
                if (effect is FailureForetold foretold) open[foretold.Prediction.Class] = at;
                else if (effect is FailureWithdrawn withdrawn && open.Remove(withdrawn.Class, out var raised)) stood.Add((withdrawn.Class, new(raised, at)));
            if (seen.Count == 0 || at - seen[^1].At >= BetweenExamples) seen.Add((at, Signs.Of(twin)));
        }

        foreach (var (c, raised) in open) stood.Add((c, new(raised, until)));
        // What comes of a gateway's loss is the gateway's to foretell.
        var own = stood.Where(s => s.Span.RaisedAt >= from.AddDays(1) && !IsLosing(fleet, device, s.Span.RaisedAt)).ToList();
        return new(
            FailureClasses.All.ToDictionary(c => c, c => new Course([.. own.Where(s => s.Class == c).Select(s => s.Span)], [.. failures.Where(f => f.Class == c).Select(f => f.At).Order()])),
            new(seen, [.. failures.OrderBy(f => f.At)]));
    }

    private static bool IsLosing(FleetModel fleet, int device, DateTimeOffset at) => fleet.Devices[device].Gateway is { } gateway && fleet.FaultOf(gateway, at) is Fault.GatewayLoss;

    private static ReadingTaken Taken(in SimulatedReading r, DateTimeOffset at) => new(
        at, (float)r.Battery, (float)r.Signal, (float)r.Temperature, r.Online,
        double.IsNaN(r.Vibration) ? null : Encoding.UTF8.GetBytes(FormattableString.Invariant($$"""{"vibration":{{r.Vibration}},"power":{{r.Power}}}""")));

    // The simulation counts in fractions of milliseconds: the same failure is the same instant.
    private static DateTimeOffset Whole(DateTimeOffset at) => new((at.UtcTicks + TimeSpan.TicksPerMinute / 2) / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, TimeSpan.Zero);

    private static FailureClass ClassOf(Fault fault) => fault switch
    {
        Fault.BatteryDecay => FailureClass.Battery,
        Fault.Overheating => FailureClass.Device,
        _ => FailureClass.Connectivity,
    };

    private static SimulatedKind KindAt(int place) =>
        place % PerGateway == 0 ? SimulatedKind.Gateway : place % MachineEvery == MachineEvery - 1 ? SimulatedKind.Machine : SimulatedKind.Sensor;
}
