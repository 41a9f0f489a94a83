namespace Platform;

public class PermittedSitesTests
{
    private static readonly Guid Here = Guid.NewGuid(), There = Guid.NewGuid();

    [Fact]
    public void A_list_that_names_none_means_all() => Assert.True(PermittedSites.Listed([]).Contains(Here));

    [Fact]
    public void A_list_that_names_some_means_no_others()
    {
        Assert.True(PermittedSites.Listed([Here]).Contains(Here));
        Assert.False(PermittedSites.Listed([Here]).Contains(There));
    }

    [Fact]
    public void Only_none_is_none() => Assert.False(PermittedSites.Only([]).Contains(Here));

    [Fact]
    public void Who_sees_all_covers_everybody_and_who_sees_some_covers_who_sees_fewer()
    {
        var (all, both, one) = (PermittedSites.All, PermittedSites.Only([Here, There]), PermittedSites.Only([Here]));
        Assert.True(all.Covers(all) && all.Covers(both) && both.Covers(one) && one.Covers(one));
        Assert.False(both.Covers(all) || one.Covers(both) || one.Covers(PermittedSites.Only([There])));
    }
}
