using System.Security.Claims;

namespace Platform.Hosting.Http;

public class CallClaimsTests
{
    private static readonly Guid Here = Guid.NewGuid();

    [Fact]
    public void Who_names_no_site_sees_all() => Assert.True(Sites().IsAll);

    [Fact]
    public void Who_names_a_site_sees_it_and_no_other()
    {
        Assert.True(Sites(Here.ToString()).Contains(Here));
        Assert.False(Sites(Here.ToString()).Contains(Guid.NewGuid()));
    }

    [Fact]
    public void A_claim_nobody_can_read_does_not_open_everything() => Assert.False(Sites("nonsense").Contains(Here));

    private static PermittedSites Sites(params string[] sites) => new ClaimsPrincipal(new ClaimsIdentity(
        [new(CallClaims.Tenant, Guid.NewGuid().ToString()), new(CallClaims.Actor, Guid.NewGuid().ToString()), .. sites.Select(s => new Claim(CallClaims.Site, s))], "test"))
        .CallAt(DateTimeOffset.UnixEpoch)!.Sites;
}
