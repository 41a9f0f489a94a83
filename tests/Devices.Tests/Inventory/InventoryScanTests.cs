using Platform.Contracts;
using static Platform.Devices.Inventory.Shelf;

namespace Platform.Devices.Inventory;

public sealed class InventoryScanTests
{
    private readonly Shelf _shelf = new();

    [Fact]
    public void What_is_out_of_use_is_found_only_when_asked_for()
    {
        _shelf.Put("Horn", gone: true);
        _shelf.Put("Bell");
        Assert.Equal(["Bell"], _shelf.Names());
        Assert.Equal(["Horn"], _shelf.Names(_shelf.All with { States = [DeviceState.Decommissioned] }));
    }

    [Fact]
    public void Maintenance_is_a_state_while_it_lasts()
    {
        _shelf.Put("Worked on", maintenance: new(Noon.AddHours(-1), Noon.AddHours(1), "filter"));
        _shelf.Put("Done", maintenance: new(Noon.AddHours(-2), Noon, "filter"));
        _shelf.Put("To come", maintenance: new(Noon.AddHours(1), Noon.AddHours(2), "filter"));
        Assert.Equal(["Worked on"], _shelf.Names(_shelf.All with { States = [DeviceState.Maintenance] }));
    }

    [Fact]
    public void What_is_at_a_site_that_is_not_permitted_does_not_exist()
    {
        _shelf.Put("North", North);
        _shelf.Put("South", South);
        var limited = new InventoryFilter(PermittedSites.Only([South]), Noon);
        Assert.Equal(["South"], _shelf.Names(limited));
        Assert.Equal([South], new InventoryScan(_shelf.Inventory, limited).Count().Sites.Select(s => s.Key));
    }

    [Theory]
    [InlineData("door"), InlineData("sn-7"), InlineData("D-1"), InlineData("ROOF")]
    public void Words_are_looked_for_in_name_serial_number_and_tags(string words)
    {
        _shelf.Put("Front door", serial: "SN-7", tags: ["roof"]);
        _shelf.Put("Gate", serial: "X");
        Assert.Equal(["Front door"], _shelf.Names(_shelf.All.WithWords(words)));
    }

    [Theory]
    [InlineData("a", "Aa|Ba"), InlineData("AA", "Aa"), InlineData("b\0", ""), InlineData("ab", ""), InlineData("straße", "Straße"), InlineData("zz", "")]
    public void Words_are_found_wherever_they_are_and_not_across_devices(string words, string found)
    {
        foreach (var name in new[] { "Aa", "Ba", "B", "Straße" }) _shelf.Put(name, serial: name == "B" ? null : "1");
        Assert.Equal(found, string.Join('|', _shelf.Names(_shelf.All.WithWords(words)).Where(n => n != "Straße" || words == "straße")));
    }

    [Fact]
    public void A_device_must_have_all_the_tags()
    {
        _shelf.Put("Both", tags: ["cold", "roof"]);
        _shelf.Put("One", tags: ["cold"]);
        Assert.Equal(["Both"], _shelf.Names(_shelf.All with { Tags = ["cold", "roof"] }));
        Assert.Empty(_shelf.Names(_shelf.All with { Tags = ["nowhere"] }));
    }

    [Fact]
    public void Devices_in_no_group_can_be_asked_for()
    {
        var group = Guid.NewGuid();
        _shelf.Put("Grouped", group: group);
        _shelf.Put("Alone");
        Assert.Equal(["Alone"], _shelf.Names(_shelf.All with { Groups = new HashSet<Guid> { Guid.Empty } }));
        Assert.Equal(["Alone", "Grouped"], _shelf.Names(_shelf.All with { Groups = new HashSet<Guid> { Guid.Empty, group } }));
    }

    [Fact]
    public void A_facet_is_counted_as_if_it_were_not_chosen_and_the_others_as_they_are()
    {
        _shelf.Put("A", North, Band.Healthy, 90);
        _shelf.Put("B", North, Band.Poor, 50);
        _shelf.Put("C", South, Band.Poor, 50);

        var counts = new InventoryScan(_shelf.Inventory, _shelf.All with { Bands = [Band.Poor], Sites = new HashSet<Guid> { North } }).Count();

        Assert.Equal(1, counts.Total);
        Assert.Equal((1, 1), (counts.Bands[(int)Band.Healthy], counts.Bands[(int)Band.Poor]));
        Assert.Equal([(North, 1), (South, 1)], counts.Sites.Select(s => (s.Key, s.Value)).Order());
    }
}
