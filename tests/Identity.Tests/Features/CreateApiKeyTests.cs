using Platform.Identity.Domain;
using static Platform.Identity.Domain.Examples;

namespace Platform.Identity.Features;

public class CreateApiKeyTests
{
    private static readonly HashSet<string> Catalogue = ["devices.read", "devices.write"];

    [Fact]
    public void A_key_is_created_with_its_scopes_in_order_and_once_each() =>
        Assert.Equal(["devices.read", "devices.write"], Created(new(" Gateway ", ["devices.write", "devices.read", "devices.write"])).Scopes);

    [Fact]
    public void Its_name_has_no_spaces_around_it() => Assert.Equal("Gateway", Created(new(" Gateway ", ["devices.read"])).Name);

    [Fact]
    public void It_may_expire() => Assert.Equal(Noon.AddDays(1), Created(new("Gateway", ["devices.read"], Noon.AddDays(1))).ExpiresAt);

    [Fact]
    public void A_name_of_spaces_is_none() => Assert.Equal(ApiKeyRefusals.Nameless, Refused(new("  ", ["devices.read"])));

    [Fact]
    public void A_key_that_could_do_nothing_is_refused() => Assert.Equal(ApiKeyRefusals.Scopeless, Refused(new("Gateway", [])));

    [Fact]
    public void A_scope_nobody_contributed_is_refused() => Assert.Equal(ApiKeyRefusals.UnknownScope("moon.land"), Refused(new("Gateway", ["moon.land"])));

    [Fact]
    public void Nobody_gives_away_what_they_do_not_have() =>
        Assert.Equal(ApiKeyRefusals.ScopeBeyondYours("devices.write"), Refused(new("Gateway", ["devices.read", "devices.write"]), may: s => s == "devices.read"));

    [Fact]
    public void Only_who_may_do_everything_can_give_everything()
    {
        Assert.Equal(["*"], Created(new("Gateway", ["*"])).Scopes);
        Assert.Equal(ApiKeyRefusals.ScopeBeyondYours("*"), Refused(new("Gateway", ["*"]), may: s => s != "*"));
    }

    [Fact]
    public void It_may_be_limited_to_sites_and_to_a_pace()
    {
        var created = Created(new("Gateway", ["devices.read"], Sites: [Site, Site], RequestsPerMinute: 60));

        Assert.Equal([Site], created.Sites!);
        Assert.Equal(60, created.RequestsPerMinute);
    }

    [Fact]
    public void A_site_that_is_not_there_is_refused() => Assert.Equal(ApiKeyRefusals.UnknownSite(Id), Refused(new("Gateway", ["devices.read"], Sites: [Id])));

    [Fact]
    public void Who_is_limited_to_sites_makes_keys_for_those_only()
    {
        Assert.Equal(ApiKeyRefusals.SitesBeyondYours, Decide(new("Gateway", ["devices.read"]), _ => true, ownSites: Site).Refusal);
        Assert.Equal(ApiKeyRefusals.SitesBeyondYours, Decide(new("Gateway", ["devices.read"], Sites: [Site]), _ => true, ownSites: Id).Refusal);
        Assert.Null(Decide(new("Gateway", ["devices.read"], Sites: [Site]), _ => true, ownSites: Site).Refusal);
    }

    [Fact]
    public void A_key_that_would_never_work_is_refused() => Assert.Equal(ApiKeyRefusals.ExpiresInThePast, Refused(new("Gateway", ["devices.read"], Noon)));

    private static ApiKeyCreated Created(CreateApiKey.Command terms) => Assert.IsType<ApiKeyCreated>(Assert.Single(Decide(terms, _ => true).Events));

    private static Refusal? Refused(CreateApiKey.Command terms, Func<string, bool>? may = null) => Decide(terms, may ?? (_ => true)).Refusal;

    private static Decision<ApiKeyEvent> Decide(CreateApiKey.Command terms, Func<string, bool> may, params Guid[] ownSites) =>
        CreateApiKey.Decide(Id, AcmeId, "0a1b2c3d4e5f", terms, new(Catalogue, may, new HashSet<Guid> { Site }, ownSites.ToHashSet()), Noon);
}
