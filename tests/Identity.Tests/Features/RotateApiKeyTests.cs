using Platform.Identity.Domain;
using static Platform.Identity.Domain.Examples;

namespace Platform.Identity.Features;

public class RotateApiKeyTests
{
    [Fact]
    public void The_secret_before_works_on_for_a_day() => Assert.Equal(new ApiKeyRotated(Noon, Noon.AddDays(1)), Rotated(new()));

    [Fact]
    public void It_may_stop_at_once() => Assert.Equal(new ApiKeyRotated(Noon, null), Rotated(new(TimeSpan.Zero)));

    [Theory, InlineData(-1), InlineData(31)]
    public void It_works_on_for_a_month_at_most(int days) =>
        Assert.Equal(ApiKeyRefusals.OverlapTooLong, RotateApiKey.Decide(GatewayKey, new(TimeSpan.FromDays(days)), ApiKeyLimits.None, Noon).Refusal);

    [Fact]
    public void A_revoked_key_gets_no_other_secret() =>
        Assert.Equal(ApiKeyRefusals.Revoked, RotateApiKey.Decide(GatewayKey with { RevokedAt = Noon }, new(), ApiKeyLimits.None, Noon).Refusal);

    [Fact]
    public void Nobody_takes_over_a_key_that_may_do_more() => Assert.Equal(ApiKeyRefusals.ScopeBeyondYours("devices.read"),
        RotateApiKey.Decide(GatewayKey, new(), ApiKeyLimits.None with { May = s => s == "devices.write" }, Noon).Refusal);

    private static ApiKeyEvent Rotated(RotateApiKey.Command command) => Assert.Single(RotateApiKey.Decide(GatewayKey, command, ApiKeyLimits.None, Noon).Events);
}
