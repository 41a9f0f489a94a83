using System.Text.Json;
using Platform.Devices.Domain.Value;
using Platform.Devices.Features;
using Platform.Hosting.Data;

namespace Platform.Devices.Domain;

public sealed class ReplacementTermsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly DeviceType Sensor = DeviceType.BuiltIn(new(Guid.NewGuid()), Noon)[0];
    private static readonly SetReplacementTerms.Command Command = new(new("129.50", "EUR"), 60);

    [Fact]
    public void Terms_become_part_of_the_type()
    {
        var type = DeviceType.Evolve(Sensor, Assert.Single(SetReplacementTerms.Decide(Sensor, Command, Noon).Events));

        Assert.Equal((new ReplacementTerms(129.50m, "EUR", 60), 2), (type.Replacement, type.Version));
    }

    [Fact]
    public void Terms_that_are_so_already_change_nothing()
    {
        var type = DeviceType.Evolve(Sensor, new ReplacementTermsSet(new(129.5m, "EUR", 60), Noon));

        Assert.Empty(SetReplacementTerms.Decide(type, Command, Noon).Events);
        Assert.Empty(SetReplacementTerms.Decide(Sensor, command: null, Noon).Events);
    }

    [Fact]
    public void Terms_can_be_taken_back()
    {
        var type = DeviceType.Evolve(Sensor, new ReplacementTermsSet(new(1, "EUR", 1), Noon));

        Assert.Null(DeviceType.Evolve(type, Assert.Single(SetReplacementTerms.Decide(type, command: null, Noon).Events)).Replacement);
    }

    [Fact]
    public void A_removed_type_has_none() =>
        Assert.Equal(DeviceTypeRefusals.NotFound, SetReplacementTerms.Decide(Sensor with { RemovedAt = Noon }, Command, Noon).Refusal);

    [Theory]
    [InlineData(60, "Replacing one costs 129.50 EUR and is planned after 60 months")]
    [InlineData(1, "Replacing one costs 129.50 EUR and is planned after 1 month")]
    public void The_journal_tells_of_them(int months, string told) => Assert.Equal(told, Tell(new ReplacementTermsSet(new(129.5m, "EUR", months), Noon)));

    [Fact]
    public void The_journal_tells_of_their_end() => Assert.Equal("Left the forecast of replacements", Tell(new ReplacementTermsRemoved(Noon)));

    private static string Tell(DeviceTypeEvent @event) => new DeviceTypeNarrator().Tell(new()
    {
        Tenant = Sensor.Tenant, StreamKind = DeviceType.Kind, StreamId = Sensor.Key, Version = 2, Kind = "", Data = JsonSerializer.Serialize(@event, JournalEntry.Json), Actor = ActorId.Platform, At = Noon,
    });
}
