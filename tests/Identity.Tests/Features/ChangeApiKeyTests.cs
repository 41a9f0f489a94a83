using Platform.Identity.Domain;
using static Platform.Identity.Domain.Examples;

namespace Platform.Identity.Features;

public class ChangeApiKeyTests
{
    private static readonly CreateApiKey.Command AsItIs = new("Gateway", ["devices.read"]);

    [Fact]
    public void A_key_may_get_other_terms()
    {
        var changed = Assert.IsType<ApiKeyChanged>(Assert.Single(Decide(GatewayKey, new("Gate", ["devices.write"], Noon.AddDays(1), [Site], 30)).Events));

        Assert.Equal(("Gate", "devices.write", Site, 30, Noon.AddDays(1)),
            (changed.Name, changed.Scopes.Single(), changed.Sites.Single(), changed.RequestsPerMinute!.Value, changed.ExpiresAt!.Value));
    }

    [Fact]
    public void The_same_terms_change_nothing() => Assert.Empty(Decide(GatewayKey, AsItIs).Events);

    [Fact]
    public void A_revoked_key_is_gone() =>
        Assert.Equal(ApiKeyRefusals.Revoked, Decide(GatewayKey with { RevokedAt = Noon }, AsItIs).Refusal);

    [Fact]
    public void Who_may_do_less_than_the_key_may_not_touch_it() =>
        Assert.Equal(ApiKeyRefusals.ScopeBeyondYours("devices.read"), Decide(GatewayKey, new("Gateway", ["devices.write"]), may: s => s == "devices.write").Refusal);

    [Fact]
    public void Who_is_limited_to_sites_may_not_touch_a_key_for_all() =>
        Assert.Equal(ApiKeyRefusals.SitesBeyondYours, Decide(GatewayKey, AsItIs with { Sites = [Site] }, ownSites: Site).Refusal);

    private static Decision<ApiKeyEvent> Decide(ApiKey key, CreateApiKey.Command terms, Func<string, bool>? may = null, params Guid[] ownSites) => ChangeApiKey.Decide(
        key, terms, new(new HashSet<string> { "devices.read", "devices.write" }, may ?? (_ => true), new HashSet<Guid> { Site }, ownSites.ToHashSet()), Noon);
}
