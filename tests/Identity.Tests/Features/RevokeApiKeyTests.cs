using Platform.Identity.Domain;
using static Platform.Identity.Domain.Examples;

namespace Platform.Identity.Features;

public class RevokeApiKeyTests
{
    [Fact]
    public void A_key_is_revoked_now() => Assert.Equal([new ApiKeyRevoked(Noon)], RevokeApiKey.Decide(GatewayKey, Noon).Events);

    [Fact]
    public void Revoking_twice_is_once() => Assert.Empty(RevokeApiKey.Decide(ApiKey.Evolve(GatewayKey, new ApiKeyRevoked(Noon)), Noon.AddDays(1)).Events);
}
