using Platform.Identity.Domain;
using static Platform.Identity.Domain.Examples;

namespace Platform.Identity.Features;

public class EndSessionTests
{
    [Fact]
    public void A_session_ends_now() => Assert.Equal([new SessionEnded(Noon)], EndSession.Decide(AdasSession, SessionEnding.SignedOut, Noon).Events);

    [Fact]
    public void Ending_twice_is_once() => Assert.Empty(EndSession.Decide(Session.Evolve(AdasSession, new SessionEnded(Noon)), SessionEnding.Revoked, Noon.AddDays(1)).Events);
}
