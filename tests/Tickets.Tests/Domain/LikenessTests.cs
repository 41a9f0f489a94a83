using FsCheck;
using FsCheck.Fluent;

namespace Platform.Tickets.Domain;

public sealed class LikenessTests
{
    private static readonly Ticket Door = Examples.Opened() with { SiteId = Guid.NewGuid(), DeviceId = Guid.NewGuid() };

    private static Ticket Other => Examples.Opened(2) with { OpenedAt = Examples.Noon.AddDays(3) };

    [Fact]
    public void The_same_words_are_worth_a_look() => Assert.True(Likeness.Of(Door, Other, 0.9).Points >= Likeness.Least);

    [Fact]
    public void The_same_place_and_time_alone_are_not() => Assert.True(Likeness.Of(Door, Other with { SiteId = Door.SiteId, OpenedAt = Door.OpenedAt }, 0).Points < Likeness.Least);

    [Fact]
    public void Half_the_words_are_when_it_is_the_same_device_in_the_same_hour() =>
        Assert.True(Likeness.Of(Door, Other with { DeviceId = Door.DeviceId, SiteId = Door.SiteId, OpenedAt = Door.OpenedAt.AddMinutes(20) }, 0.5).Points >= Likeness.Least);

    [Fact]
    public void A_device_counts_instead_of_its_site() => Assert.DoesNotContain(
        Likeness.Of(Door, Other with { DeviceId = Door.DeviceId, SiteId = Door.SiteId }, 1).Parts, part => part.Sign is LikenessSign.Site);

    [Fact]
    public void Two_tickets_at_no_site_are_not_at_the_same_one() => Assert.DoesNotContain(Likeness.Of(Door with { SiteId = default }, Other, 1).Parts, part => part.Sign is LikenessSign.Site);

    [Fact]
    public void It_is_the_same_from_either_side_and_never_more_than_a_hundred() => Prop.ForAll(
        ArbMap.Default.ArbFor<(NormalFloat Shared, bool Device, bool Requester, bool Site, int Minutes)>(), x =>
        {
            var other = Other with
            {
                DeviceId = x.Device ? Door.DeviceId : null, RequesterId = x.Requester ? Door.RequesterId : Guid.NewGuid(), SiteId = x.Site ? Door.SiteId : Guid.NewGuid(),
                OpenedAt = Door.OpenedAt.AddMinutes(x.Minutes % 100_000),
            };
            var (there, back) = (Likeness.Of(Door, other, x.Shared.Item), Likeness.Of(other, Door, x.Shared.Item));
            return there.Points == back.Points && there.Points is >= 0 and <= 100 && there.Parts.Sum(part => part.Points) == there.Points;
        }).QuickCheckThrowOnFailure();
}
