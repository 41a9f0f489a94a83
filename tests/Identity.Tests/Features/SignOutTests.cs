using Platform.Identity.Domain;
using static Platform.Identity.Domain.Examples;

namespace Platform.Identity.Features;

public class SignOutTests
{
    [Fact]
    public void A_session_ends_now() => Assert.Equal([new SessionEnded(Noon)], SignOut.Decide(AdasSession, Noon).Events);

    [Fact]
    public void Ending_twice_is_once() => Assert.Empty(SignOut.Decide(Session.Evolve(AdasSession, new SessionEnded(Noon)), Noon.AddDays(1)).Events);
}
