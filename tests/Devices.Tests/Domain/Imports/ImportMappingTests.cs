namespace Platform.Devices.Domain.Imports;

public class ImportMappingTests
{
    [Fact]
    public void Our_own_export_is_understood() => Assert.Equal(
        new ImportMapping { Number = 0, Name = 1, Serial = 2, Site = 3, Type = 4, Group = 5, Gateway = 6, Tags = 7 },
        ImportMapping.Guess(["number", "name", "serial", "site", "type", "group", "gateway", "tags", "state", "band", "score", "lastReadingAt", "registeredAt"]));

    [Theory]
    [InlineData("Device Name", "Serial No.", "Location")]
    [InlineData("Bezeichnung", "Seriennummer", "Standort")]
    [InlineData("DEVICE_NAME", "Dev EUI", "Site-Name")]
    public void Other_systems_call_them_otherwise(string name, string serial, string site) =>
        Assert.Equal(new ImportMapping { Name = 0, Serial = 1, Site = 2 }, ImportMapping.Guess([name, serial, site]));

    [Fact]
    public void What_means_nothing_is_taken_from_nowhere() => Assert.Equal(new ImportMapping(), ImportMapping.Guess(["colour", "price"]));

    [Fact]
    public void Lines_begin_devices_of_different_ids_and_the_same_line_the_same()
    {
        var import = Guid.CreateVersion7();
        var ids = Enumerable.Range(1, 100_000).Select(line => ImportIds.Of(import, line)).ToHashSet();
        Assert.Equal(100_000, ids.Count);
        Assert.Contains(ImportIds.Of(import, 17), ids);
        Assert.All(ids.Take(100), id => Assert.Equal(7, id.Version));
    }
}
