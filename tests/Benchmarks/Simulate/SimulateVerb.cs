using System.Diagnostics;
using Platform.Benchmarks.Running;
using Platform.Devices.Simulation;

namespace Platform.Benchmarks.Simulate;

/// <summary>simulate: a fleet that reports to a running Host, and things that go wrong with it.</summary>
internal static class SimulateVerb
{
    public const string Usage = "[--seconds 30] [--devices 200] [--rate 50] [--faults battery,signal,overheat,gateway] [--share 0.2] [--url <url> --key <key>]";

    private const int Connections = 4;

    private static readonly Dictionary<string, Fault> Faults = new()
    {
        ["battery"] = Fault.BatteryDecay, ["signal"] = Fault.FlappingSignal, ["overheat"] = Fault.Overheating, ["gateway"] = Fault.GatewayLoss,
    };

    public static async Task<int> Run(VerbArgs args)
    {
        var (count, rate) = (args.Count("devices", 200), args.Number("rate", 50));
        var options = new FleetOptions
        {
            Faults = FaultsIn(args.Text("faults") ?? "battery,signal,overheat,gateway"), FaultShare = Math.Min(1, args.Number("share", 0.2)),
            // Short enough for what goes wrong to be seen going wrong.
            Spell = TimeSpan.FromSeconds(Math.Max(20, args.Seconds)),
        };
        await using var target = await Target.Of(args);
        using var api = new Api(target.Url, target.Key, Connections);
        var fleet = new FleetModel(await PlayedFleet.Register(api, count, args.Stop), options);
        Console.WriteLine($"{count} devices report to {target.Url}, {rate:0.#} readings a second, {string.Join(", ", options.Faults)} in {options.FaultShare:P0} of them");

        var (sent, silent) = await Play(api, fleet, rate, args);
        foreach (var fault in Enumerable.Range(0, count).GroupBy(device => fleet.FaultOf(device, DateTimeOffset.UtcNow)).OrderBy(group => group.Key))
            Console.WriteLine($"  {fault.Key,-14} {fault.Count()}");
        Figures.Print("simulate.readings_per_s", sent / args.Seconds, "readings/s");
        Figures.Print("simulate.silent", silent, "readings"); // lost with their gateway
        return 0;
    }

    /// <summary>Ten times a second the next devices in turn report.</summary>
    private static async Task<(long Sent, long Silent)> Play(Api api, FleetModel fleet, double rate, VerbArgs args)
    {
        var (due, turn, sent, silent, clock) = (0.0, 0L, 0L, 0L, Stopwatch.StartNew());
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (clock.Elapsed.TotalSeconds < args.Seconds && await timer.WaitForNextTickAsync(args.Stop))
        {
            var until = (long)(due = rate * clock.Elapsed.TotalSeconds);
            // Each device once per request: a reading is known by its device and time.
            for (; turn < until; turn += Math.Min(until - turn, fleet.Devices.Count))
            {
                var from = turn;
                var devices = Enumerable.Range(0, (int)Math.Min(until - turn, fleet.Devices.Count)).Select(i => (int)((from + i) % fleet.Devices.Count)).ToList();
                var (json, readings) = FleetBody.Of(fleet, devices, DateTimeOffset.UtcNow);
                silent += devices.Count - readings;
                if (readings == 0) continue;
                var answer = await api.Telemetry(json, args.Stop);
                answer.MustBe(readings);
                sent += answer.Count;
            }
        }

        return (sent, silent);
    }

    private static IReadOnlyList<Fault> FaultsIn(string text) => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name =>
        Faults.TryGetValue(name, out var fault) ? fault : throw new WrongArgumentException($"There is no fault '{name}', but {string.Join(", ", Faults.Keys)}."))];
}
