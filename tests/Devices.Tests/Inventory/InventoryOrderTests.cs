using Platform.Contracts;
using Platform.Hosting.Http;

namespace Platform.Devices.Inventory;

public sealed class InventoryOrderTests
{
    private readonly Shelf _shelf = new();

    [Fact]
    public void The_unknown_stand_after_the_poor_and_before_the_well_and_equals_by_name()
    {
        _shelf.Put("Well", band: Band.Healthy, score: 95);
        _shelf.Put("Silent 10");
        _shelf.Put("Silent 9");
        _shelf.Put("Ill", band: Band.Critical, score: 10);
        Assert.Equal(["Ill", "Silent 9", "Silent 10", "Well"], _shelf.Names(sort: "score"));
        Assert.Equal(["Well", "Silent 10", "Silent 9", "Ill"], _shelf.Names(sort: "-score"));
    }

    [Theory]
    [InlineData("name"), InlineData("-name"), InlineData("score"), InlineData("-score"), InlineData("number"), InlineData("-registeredAt")]
    public void Going_on_after_each_device_meets_all_others_once(string sort)
    {
        for (var i = 0; i < 20; i++) _shelf.Put($"Sensor {i % 7}", band: Band.Warning, score: 60 + i % 3);
        var order = InventoryOrder.Named(sort);
        var sorted = order.Sort(new InventoryScan(_shelf.Inventory, _shelf.All).Find());

        Assert.Equal(Enumerable.Range(1, 20), Enumerable.Range(0, 20).Select(i => order.After(sorted, order.MarkOf(sorted, i))));
    }

    [Fact]
    public void A_mark_of_a_device_that_is_gone_still_has_its_place()
    {
        var gone = new[] { "A", "B", "C" }.Select(name => _shelf.Put(name)).ToArray()[1];
        var order = InventoryOrder.Named("name");
        var mark = order.MarkOf(order.Sort(new InventoryScan(_shelf.Inventory, _shelf.All).Find()), 1);
        _shelf.Inventory.Put([gone with { IsDecommissioned = true, Version = 2 }]);
        var sorted = order.Sort(new InventoryScan(_shelf.Inventory, _shelf.All).Find());
        Assert.Equal("C", sorted[order.After(sorted, mark)].Name);
    }

    [Fact]
    public void What_is_added_later_keeps_what_stands_before_it()
    {
        for (var i = 0; i < 5_000; i++) _shelf.Put($"Sensor {i}", band: Band.Warning, score: 60 + i % 20);
        Assert.All(_shelf.Inventory.ByName, d => Assert.Equal((60 + (d.Number - 1) % 20, Band.Warning), ((int)d.Standing.Score!, d.Standing.Band)));
    }

    [Fact]
    public void An_order_nobody_knows_is_refused() => Assert.Throws<MalformedException>(() => InventoryOrder.Named("colour"));

    [Fact]
    public void An_older_version_of_a_record_is_not_taken_for_a_newer_one()
    {
        var device = _shelf.Put("Old");
        _shelf.Inventory.Put([device with { Name = "New", Version = 2 }]);
        _shelf.Inventory.Put([device]);
        Assert.Equal(["New"], _shelf.Names());
    }

    [Fact]
    public void A_record_that_changes_keeps_how_it_stands()
    {
        var device = _shelf.Put("Old", band: Band.Poor, score: 50);
        _shelf.Inventory.Put([device with { Name = "New", Version = 2 }]);
        Assert.Equal((Band.Poor, (byte?)50), (_shelf.Inventory.ByName[0].Standing.Band, _shelf.Inventory.ByName[0].Standing.Score));
    }
}
