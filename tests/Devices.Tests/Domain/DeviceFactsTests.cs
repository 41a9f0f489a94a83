namespace Platform.Devices.Domain;

public sealed class DeviceFactsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid North = Guid.NewGuid(), South = Guid.NewGuid(), Group = Guid.NewGuid();

    private static readonly Device Door = Device.Evolve(null, new DeviceRegistered(Guid.NewGuid(), new(Guid.NewGuid()), 17, "Door", "SN-1", North, Guid.NewGuid(), null, Noon) { Tags = ["a"] });

    [Fact]
    public void Deciding_what_holds_already_changes_nothing() => Assert.Empty(DeviceFacts.Of(Door).Decide(Door, Noon).Events);

    [Fact]
    public void What_is_decided_holds_afterwards()
    {
        var wanted = DeviceFacts.Of(Door) with
        {
            Name = "Gate", Serial = null, SiteId = South, TypeId = Guid.NewGuid(), ParentId = Guid.NewGuid(), GroupId = Group, Tags = ["b", "c"],
            Maintenance = new(Noon, Noon.AddHours(1), "filter"), IsDecommissioned = true,
        };
        var after = DeviceFacts.Of(wanted.Decide(Door, Noon).Events.Aggregate(Door, Device.Evolve));
        Assert.Equal(wanted with { Tags = [] }, after with { Tags = [] }, EqualButTags);
        Assert.Equal(wanted.Tags, after.Tags);
    }

    [Fact]
    public void A_decommissioned_device_is_changed_only_together_with_its_return()
    {
        var gone = Device.Evolve(Door, new DeviceDecommissioned(Noon));
        Assert.Equal(DeviceRefusals.Decommissioned, (DeviceFacts.Of(gone) with { Name = "Gate" }).Decide(gone, Noon).Refusal);
        Assert.Equal([new DeviceRestored(Noon), new DeviceRenamed("Gate", Noon)], (DeviceFacts.Of(gone) with { Name = "Gate", IsDecommissioned = false }).Decide(gone, Noon).Events);
    }

    [Fact]
    public void Going_back_leaves_what_was_changed_since()
    {
        var before = DeviceFacts.Of(Door);
        var after = before with { SiteId = South, Tags = ["a", "b"] };
        var now = after with { SiteId = Group, Name = "Gate" };
        Assert.Equal(before with { SiteId = Group, Name = "Gate" }, now.Back(before, after), EqualButTags);
        Assert.Equal(["a"], now.Back(before, after).Tags);
    }

    [Theory]
    [InlineData("has blank"), InlineData("semi;colon"), InlineData("=cmd"), InlineData("a\u202Eb")]
    public void A_tag_that_is_no_plain_word_is_refused(string tag) => Assert.Equal(DeviceRefusals.TagMalformed, Tags.Tidy([tag]).Refusal);

    [Fact]
    public void Tags_are_kept_in_small_letters_once_and_in_order() => Assert.Equal(["cold", "étage-2"], Tags.Tidy([" Étage-2", "COLD", "cold", ""]).Value!);

    private static bool EqualButTags(DeviceFacts a, DeviceFacts b) => a with { Tags = [] } == b with { Tags = [] };
}
