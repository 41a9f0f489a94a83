using Platform.Hosting.Data;

namespace Platform.Devices.Simulation;

/// <summary>A tenant's devices that are played, with how often each reports.</summary>
internal sealed record SimulatedFleet(TenantId Tenant, FleetModel Model, IReadOnlyList<int> EverySeconds)
{
    public IEnumerable<int> DueAt(DateTimeOffset at)
    {
        for (var device = 0; device < EverySeconds.Count; device++)
            if (Model.ReportsAt(device, at, EverySeconds[device])) yield return device;
    }
}

/// <summary>Finds the devices that are there to be played: those whose serial says so.</summary>
internal sealed class SimulatedFleets(Databases databases)
{
    public const string SerialPrefix = "SIM-";

    private const string Played = """
        select d.tenant, d.key, d.parent_id, t.expected_interval_seconds, t.name = 'Gateway', t.metrics <> '[]'
        from devices.devices d join devices.device_types t on t.tenant = d.tenant and t.id = d.type_id
        where d.serial like 'SIM-%' and d.decommissioned_at is null order by d.tenant, d.number
        """;

    public async Task<IReadOnlyList<SimulatedFleet>> Find(CancellationToken ct)
    {
        var rows = new List<(TenantId Tenant, Guid Id, Guid? Parent, int Every, SimulatedKind Kind)>();
        await using (var played = databases.System.CreateCommand(Played))
        await using (var found = await played.ExecuteReaderAsync(ct))
            while (await found.ReadAsync(ct))
                rows.Add((new(found.GetGuid(0)), found.GetGuid(1), found.IsDBNull(2) ? null : found.GetGuid(2), found.GetInt32(3),
                    found.GetBoolean(4) ? SimulatedKind.Gateway : found.GetBoolean(5) ? SimulatedKind.Machine : SimulatedKind.Sensor));

        return [.. rows.GroupBy(r => r.Tenant).Select(fleet =>
        {
            var places = fleet.Select((row, place) => (row.Id, place)).ToDictionary(p => p.Id, p => p.place);
            SimulatedDevice[] devices = [.. fleet.Select(r => new SimulatedDevice(r.Id.ToString(), r.Kind, r.Parent is { } parent && places.TryGetValue(parent, out var place) ? place : null))];
            return new SimulatedFleet(fleet.Key, new(devices, new()), [.. fleet.Select(r => r.Every)]);
        })];
    }
}
