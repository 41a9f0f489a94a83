using System.IO.Pipelines;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Sites;
using Platform.Devices.Domain;
using Platform.Devices.Features;
using Platform.Devices.Intake;
using Platform.Devices.Simulation;
using Platform.Devices.Storage;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;

namespace Platform.Devices.Demo;

/// <summary>Things for the demo's places: gateways, the sensors that report through them, machines.</summary>
internal sealed class SeedDevices(
    DevicesDb db, ISiteDirectory sites, Numbers numbers, Ledger<Device, DeviceEvent> devices, Ledger<DeviceType, DeviceTypeEvent> types, LiveDevices live, SimulatedFleets fleets, TelemetryIntake intake) : IDemoSeeder
{
    private static readonly TimeSpan Past = TimeSpan.FromDays(3), PastStep = TimeSpan.FromMinutes(5);

    private int _number, _serial;
    private string _serials = SimulatedFleets.SerialPrefix;

    public int Order => 20;

    public async Task Seed(DemoTenant tenant, CancellationToken ct)
    {
        if (await db.Devices.AnyAsync(ct)) return;
        var places = await sites.All(db.Call, ct);
        await Furnish(PlanOf(tenant), [.. places.Select(p => p.Id)], SimulatedFleets.SerialPrefix, ct);
    }

    /// <summary>Puts the things of a plan into each place, and gives them a past.</summary>
    public async Task Furnish(IReadOnlyList<DemoPlan> plan, IReadOnlyList<Guid> places, string serials, CancellationToken ct)
    {
        var known = await Types(ct);
        _number = await numbers.Take(db.Tenant, Device.Kind, ct, places.Count * plan.Count);
        (_serial, _serials) = (0, serials);
        foreach (var site in places)
        {
            var gateway = (await Register(plan.Take(1), site, known, parent: null, ct))[0];
            await Register(plan.Skip(1), site, known, gateway.Key, ct);
        }

        foreach (var fleet in await fleets.Find(ct))
            if (fleet.Tenant == db.Tenant) await KeepPast(fleet, ct);
    }

    private static IReadOnlyList<DemoPlan> PlanOf(DemoTenant tenant) =>
        tenant.Slug.StartsWith("brightside", StringComparison.Ordinal) ? DemoPlan.Shop : DemoPlan.Building;

    // A newcomer sees days on the charts, not minutes.
    private async Task KeepPast(SimulatedFleet fleet, CancellationToken ct)
    {
        var steps = Enumerable.Range(0, (int)(Past / PastStep)).Select(step => db.Call.Now - Past + step * PastStep);
        foreach (var some in steps.Chunk(36))
        {
            var (json, _) = FleetBody.Of(fleet.Model, Enumerable.Range(0, fleet.EverySeconds.Count), some);
            if ((await intake.Keep(db.Call, PipeReader.Create(new(json)), ct)).Refusal is { } refusal)
                throw new InvalidOperationException($"The demo's readings could not be kept: {refusal.Message}");
        }
    }

    private async Task<IReadOnlyList<Device>> Register(IEnumerable<DemoPlan> things, Guid site, Dictionary<string, Guid> known, Guid? parent, CancellationToken ct)
    {
        // Machines have a line of their own; sensors speak through the gateway.
        var outcome = await devices.BeginMany([.. things.Select(thing => RegisterDevice.Decide(
            Guid.CreateVersion7(db.Call.Now), db.Tenant, _number++, new(thing.Name, site.ToString(), known[thing.Type], $"{_serials}{++_serial:00000}"),
            site, thing.Type == DemoPlan.Machine ? null : parent, db.Call.Now))], ct);
        var registered = outcome.Value ?? throw new InvalidOperationException($"The demo's devices could not be registered: {outcome.Refusal?.Message}");
        foreach (var device in registered) await live.Follow(device, before: null, ct);
        return registered;
    }

    // Demo devices report often, so that there is something to see.
    private static readonly DefineDeviceType.DeviceTypeCommand[] DemoTypes =
    [
        new(DemoPlan.Sensor, 10),
        new(DemoPlan.Machine, 10, new(0, 0, 20, 80), TemperatureMax: 95, Metrics: [new("vibration", "mm/s", "Vibration", Max: 9), new("power", "kW", "Power")]),
    ];

    private async Task<Dictionary<string, Guid>> Types(CancellationToken ct)
    {
        var there = (await DeviceTypes.All(db, ct)).Select(t => t.Name).ToHashSet();
        foreach (var type in DemoTypes)
            if (!there.Contains(type.Name)) await DefineDeviceType.Add(type, db, types, ct);
        return (await DeviceTypes.All(db, ct)).ToDictionary(t => t.Name, t => t.Key);
    }
}
