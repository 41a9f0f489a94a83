using Platform.Benchmarks.Running;
using Platform.Contracts;
using Platform.Devices.Inventory;

namespace Platform.Benchmarks.Inventory;

/// <summary>
/// What lists cost of a processor where they are made, without HTTP and database: time of this process's own, so that a crowded machine tells
/// the same as a quiet one.
/// </summary>
internal static class ScanCost
{
    private const int Times = 50, Usual = 200;

    public static void Print(int count)
    {
        var devices = Make(count);
        var inventory = new TenantInventory();
        Figures.Print("inventory.load_cpu_ms", Cpu(() => inventory.Put(devices)), "ms");
        var chance = new Random(4711);
        foreach (var device in inventory.ByName)
            device.Standing.See(new((Band)chance.Next(5), chance.Next(101), DateTime.UtcNow.AddSeconds(-chance.Next(3_000)).Ticks));

        var all = new InventoryFilter(PermittedSites.All, DateTimeOffset.UtcNow);
        (string Name, InventoryFilter Filter)[] filters = [("", all), ("band_", all with { Bands = [Band.Poor, Band.Critical] }), ("tag_", all with { Tags = ["cold"] }), ("words_", all.WithWords("sensor 12"))];
        foreach (var (name, filter) in filters)
        {
            Repeat($"inventory.{name}facets_scan_cpu_ms", () => new InventoryScan(inventory, filter).Count());
            Repeat($"inventory.{name}window_scan_cpu_ms", () => Window(filter, "name"));
        }

        foreach (var sort in new[] { "score", "-lastReadingAt", "-number" })
            Repeat($"inventory.by_{sort.TrimStart('-')}_window_scan_cpu_ms", () => Window(all, sort));

        // Each time a device has another name first, so that what is laid out for scans is laid out anew.
        var version = 1;
        Repeat("inventory.changed_window_scan_cpu_ms", () =>
        {
            inventory.Put([devices[chance.Next(count)] with { Version = ++version, Name = $"Renamed {version}" }]);
            Window(all, "name");
        });

        void Window(InventoryFilter filter, string sort)
        {
            using var found = InventoryOrder.Named(sort).Sort(new InventoryScan(inventory, filter).Find());
            if (found.Range(found.Count / 2, Usual).Count == 0) throw new CannotMeasureException("The window is empty.");
        }
    }

    private static List<ListedDevice> Make(int count)
    {
        var sites = Enumerable.Range(0, Math.Max(1, count / 200)).Select(_ => Guid.CreateVersion7()).ToArray();
        var types = Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7()).ToArray();
        return [.. Enumerable.Range(1, count).Select(n => new ListedDevice
        {
            Id = Guid.CreateVersion7(), Version = 1, Number = n, Name = $"Sensor {n}", Serial = $"SN-{n}", SiteId = sites[n % sites.Length], TypeId = types[n % 3],
            Tags = n % 5 == 0 ? ["cold"] : n % 5 == 1 ? ["cold", "roof"] : [], RegisteredAt = DateTimeOffset.UtcNow.AddMinutes(-n),
            Maintenance = n % 50 == 0 ? new(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1), "Filter") : null,
        })];
    }

    private static void Repeat(string name, Action ask)
    {
        for (var i = 0; i < Times; i++) ask(); // until it is compiled as it is when it is used often
        Figures.Print(name, Cpu(() =>
        {
            for (var i = 0; i < Times; i++) ask();
        }) / Times, "ms");
    }

    private static double Cpu(Action act)
    {
        var before = Environment.CpuUsage.TotalTime;
        act();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }
}
