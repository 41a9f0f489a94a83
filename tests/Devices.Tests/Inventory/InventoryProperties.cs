using Platform.Contracts;
using Platform.Devices.Domain;

namespace Platform.Devices.Inventory;

/// <summary>Whatever is asked of whatever devices, and however often they change: the lists are those of a plain look at each of them.</summary>
public sealed class InventoryProperties
{
    private static readonly DateTimeOffset Noon = Shelf.Noon;
    private static readonly string[] Sorts = ["name", "-name", "score", "-score", "lastReadingAt", "-lastReadingAt", "number", "-number", "registeredAt", "-registeredAt"];
    private static readonly string[] Words = ["Sensor", "sensor 1", "SN-2", "cold", "7", "D-3", "ä", "nothing like it", "1"];
    private static readonly string[] Tags = ["cold", "roof", "old"];
    private static readonly Guid[] Ids = [.. Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7())];

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Windows_and_facets_equal_a_plain_look(int seed)
    {
        var chance = new Random(seed);
        var (inventory, devices) = (new TenantInventory(), new Dictionary<Guid, ListedDevice>());
        for (var round = 0; round < 40; round++)
        {
            Change(inventory, devices, chance);
            for (var i = 0; i < 10; i++) Compare(inventory, devices.Keys.Select(id => inventory.Find(id)!).ToList(), Filter(devices.Keys, chance), InventoryOrder.Named(Pick(Sorts, chance)), chance);
        }
    }

    [Fact]
    public async Task A_window_is_whole_while_devices_change()
    {
        var (inventory, devices) = (new TenantInventory(), new Dictionary<Guid, ListedDevice>());
        Change(inventory, devices, new Random(5));
        using var over = new CancellationTokenSource();
        var changing = Task.Run(() =>
        {
            var chance = new Random(6);
            for (var i = 0; i < 300; i++) Change(inventory, devices, chance);
            over.Cancel();
        }, TestContext.Current.CancellationToken);

        while (!over.IsCancellationRequested)
        {
            using var found = InventoryOrder.Named("name").Sort(new InventoryScan(inventory, new InventoryFilter(PermittedSites.All, Noon) { States = Enum.GetValues<DeviceState>() }).Find());
            Assert.Equal(found.Count, found.Select(d => d.Id).Distinct().Count());
            Assert.All(found.Zip(found.Skip(1)), pair => Assert.True(InventoryOrder.Compare(pair.First.Name, pair.First.Id, pair.Second.Name, pair.Second.Id) < 0));
        }

        await changing;
        Assert.Equal(devices.Count, inventory.ByName.Length);
    }

    // New devices, changed ones and ones seen to stand otherwise.
    private static void Change(TenantInventory inventory, Dictionary<Guid, ListedDevice> devices, Random chance)
    {
        var put = new List<ListedDevice>();
        for (var i = chance.Next(1, 12); i > 0; i--) put.Add(Made(Guid.CreateVersion7(), 1, devices.Count + put.Count + 1, chance));
        foreach (var known in devices.Values.Where(_ => chance.Next(6) == 0)) put.Add(Made(known.Id, known.Version + 1, known.Number, chance));
        foreach (var device in put) devices[device.Id] = device;
        inventory.Put(put);
        foreach (var id in devices.Keys.Where(_ => chance.Next(3) == 0))
            inventory.Find(id)!.Standing.See(new(Pick(Enum.GetValues<Band>(), chance), chance.Next(101), Noon.AddSeconds(-chance.Next(100)).UtcTicks));
    }

    private static ListedDevice Made(Guid id, int version, int number, Random chance) => new()
    {
        Id = id, Version = version, Number = number, Name = $"{Pick(["Sensor ", "sensor ", "Tür ", "7", ""], chance)}{chance.Next(30)}{Pick(["", "a", "Ä"], chance)}",
        Serial = chance.Next(2) == 0 ? null : $"SN-{chance.Next(20)}", SiteId = Pick(Ids, chance), TypeId = Pick(Ids, chance), GroupId = chance.Next(3) == 0 ? Pick(Ids, chance) : null,
        ParentId = chance.Next(3) == 0 ? Pick(Ids, chance) : null, Tags = [.. Tags.Where(_ => chance.Next(3) == 0)], IsDecommissioned = chance.Next(8) == 0,
        Maintenance = chance.Next(8) == 0 ? new(Noon.AddHours(chance.Next(-3, 3)), Noon.AddHours(3), "Filter") : null, RegisteredAt = Noon.AddDays(-chance.Next(20)),
    };

    private static InventoryFilter Filter(IReadOnlyCollection<Guid> devices, Random chance) => new InventoryFilter(chance.Next(4) == 0 ? PermittedSites.Only([Ids[0], Ids[1]]) : PermittedSites.All, Noon)
    {
        Sites = Some(Ids, chance), Types = Some(Ids, chance), Groups = Some([.. Ids, Guid.Empty], chance), Parents = chance.Next(5) == 0 ? Some(Ids, chance) : null,
        Only = chance.Next(5) == 0 ? devices.Where(_ => chance.Next(2) == 0).ToHashSet() : null,
        Bands = chance.Next(3) == 0 ? [Pick(Enum.GetValues<Band>(), chance), Band.Warning] : null,
        States = chance.Next(3) == 0 ? [Pick(Enum.GetValues<DeviceState>(), chance)] : InventoryFilter.InUse,
        Tags = chance.Next(4) == 0 ? [Pick([.. Tags, "none has it"], chance)] : [],
    }.WithWords(chance.Next(3) == 0 ? Pick(Words, chance) : null);

    private static void Compare(TenantInventory inventory, List<ListedDevice> devices, InventoryFilter filter, InventoryOrder order, Random chance)
    {
        var candidates = devices.Where(d => MayTake(d, filter)).ToList();
        var expected = Sorted(candidates.Where(d => Misses(d, filter) is Facets.None), order).Select(d => d.Id).ToList();
        using var found = order.Sort(new InventoryScan(inventory, filter).Find());
        Assert.Equal(expected, found.Select(d => d.Id));
        var from = chance.Next(expected.Count + 1);
        Assert.Equal(expected.Skip(from).Take(7), found.Range(from, 7).Select(d => d.Id));

        var counts = new InventoryScan(inventory, filter).Count();
        Assert.Equal(expected.Count, counts.Total);
        Assert.All(Enum.GetValues<Band>(), band => Assert.Equal(Without(Facets.Band).Count(d => d.Standing.Band == band), counts.Bands[(int)band]));
        Assert.All(Enum.GetValues<DeviceState>(), state => Assert.Equal(Without(Facets.State).Count(d => d.StateAt(Noon) == state), counts.States[(int)state]));
        Equal(Without(Facets.Site).Select(d => d.SiteId), counts.Sites);
        Equal(Without(Facets.Type).Select(d => d.TypeId), counts.Types);
        Equal(Without(Facets.Group).Select(d => d.GroupId ?? Guid.Empty), counts.Groups);
        Equal(Without(Facets.None).SelectMany(d => d.Tags), counts.Tags);

        IEnumerable<ListedDevice> Without(Facets facet) => candidates.Where(d => (Misses(d, filter) & ~facet) is Facets.None);
    }

    private static bool MayTake(ListedDevice d, InventoryFilter f) =>
        f.Permitted.Contains(d.SiteId) && (f.Parents is null || (d.ParentId is { } parent && f.Parents.Contains(parent)))
        && f.Only?.Contains(d.Id) is not false && (f.Words is not { } words || d.Number == f.Number || new[] { d.Name, d.Serial ?? "" }.Concat(d.Tags).Any(text => text.Contains(words, StringComparison.OrdinalIgnoreCase)));

    private static Facets Misses(ListedDevice d, InventoryFilter f) =>
        (f.Sites?.Contains(d.SiteId) is false ? Facets.Site : 0) | (f.Types?.Contains(d.TypeId) is false ? Facets.Type : 0)
        | (f.Groups?.Contains(d.GroupId ?? Guid.Empty) is false ? Facets.Group : 0) | (f.Bands?.Contains(d.Standing.Band) is false ? Facets.Band : 0)
        | (f.States.Contains(d.StateAt(Noon)) ? 0 : Facets.State) | (f.Tags.All(d.Tags.Contains) ? 0 : Facets.Tag);

    private static IEnumerable<ListedDevice> Sorted(IEnumerable<ListedDevice> devices, InventoryOrder order)
    {
        var byName = devices.OrderBy(d => d.Name, NaturalOrder.Comparer).ThenBy(d => d.Id);
        var sorted = byName.OrderBy(d => order.Name switch
        {
            "score" => d.Standing.Band is Band.Unknown ? 60 : d.Standing.Score ?? 60,
            "lastReadingAt" => d.Standing.LastReadingTicks / TimeSpan.TicksPerMillisecond,
            "number" => d.Number,
            "registeredAt" => d.RegisteredAt.UtcTicks,
            _ => 0L,
        });
        return order.IsDescending ? sorted.Reverse() : sorted;
    }

    private static void Equal<T>(IEnumerable<T> expected, IEnumerable<KeyValuePair<T, int>> counted) where T : notnull =>
        Assert.Equal(expected.CountBy(key => key).ToDictionary(), counted.ToDictionary());

    private static HashSet<Guid>? Some(Guid[] ids, Random chance) => chance.Next(3) == 0 ? [.. ids.Where(_ => chance.Next(2) == 0)] : null;

    private static T Pick<T>(T[] of, Random chance) => of[chance.Next(of.Length)];
}
