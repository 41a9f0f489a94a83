using Platform.Benchmarks.Running;
using Platform.Devices.Simulation;

namespace Platform.Benchmarks.Simulate;

/// <summary>The devices a simulation plays: registered once, found again by their serials the next time.</summary>
internal static class PlayedFleet
{
    private const int PerGateway = 20, MachineEvery = 10;

    /// <summary>Gateways with nineteen things each behind them, two of which are machines.</summary>
    public static async Task<IReadOnlyList<SimulatedDevice>> Register(Api api, int count, CancellationToken ct)
    {
        var types = (await api.Get("/v1/device-types", ct)).GetProperty("items").EnumerateArray()
            .ToDictionary(type => type.GetProperty("name").GetString()!, type => type.GetProperty("id").GetGuid());
        var sites = (await api.Get("/v1/sites?limit=200", ct)).GetProperty("items").EnumerateArray().Select(site => site.GetProperty("id").GetString()!).ToList();
        if (sites.Count == 0) throw new CannotMeasureException("The tenant has no site to put devices at: add one first.");

        var known = await Known(api, ct);
        var fleet = new List<SimulatedDevice>(count);
        for (var place = 0; place < count; place++)
        {
            var serial = $"BENCH-{place:00000}";
            var kind = KindAt(place);
            var gateway = kind is SimulatedKind.Gateway ? (int?)null : place / PerGateway * PerGateway;
            if (!known.TryGetValue(serial, out var id))
            {
                var typeId = types.TryGetValue(TypeOf(kind), out var found) ? found : throw new CannotMeasureException($"The tenant has no device type '{TypeOf(kind)}'.");
                var parentId = gateway is { } at ? fleet[at].Id : null;
                var device = await api.Post("/v1/devices", new { siteId = sites[place / PerGateway % sites.Count], name = $"{kind} {place + 1}", typeId, serial, parentId }, ct);
                id = device.GetProperty("id").GetString()!;
            }

            fleet.Add(new(id, kind, gateway));
        }

        return fleet;
    }

    private static async Task<Dictionary<string, string>> Known(Api api, CancellationToken ct)
    {
        var known = new Dictionary<string, string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await api.Get($"/v1/devices?limit=200&q=BENCH-{(cursor.Length > 0 ? $"&cursor={Uri.EscapeDataString(cursor)}" : "")}", ct);
            foreach (var device in page.GetProperty("items").EnumerateArray())
                if (device.GetProperty("serial").GetString() is { } serial) known[serial] = device.GetProperty("id").GetString()!;
            cursor = page.GetProperty("next").GetString();
        }

        return known;
    }

    private static SimulatedKind KindAt(int place) =>
        place % PerGateway == 0 ? SimulatedKind.Gateway : place % MachineEvery == MachineEvery - 1 ? SimulatedKind.Machine : SimulatedKind.Sensor;

    private static string TypeOf(SimulatedKind kind) => kind switch
    {
        SimulatedKind.Gateway => "Gateway",
        SimulatedKind.Machine => "Machine",
        _ => "Battery sensor",
    };
}
