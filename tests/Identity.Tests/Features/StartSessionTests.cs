using Platform.Identity.Domain;
using static Platform.Identity.Domain.Examples;

namespace Platform.Identity.Features;

public class StartSessionTests
{
    [Fact]
    public void A_browser_stays_signed_in_for_thirty_days_at_most() => Assert.Equal(Noon.AddDays(30), Started(SessionKind.Cookie).ExpiresAt);

    [Fact]
    public void A_token_is_good_for_an_hour() => Assert.Equal(Noon.AddHours(1), Started(SessionKind.Token).ExpiresAt);

    private static SessionStarted Started(SessionKind kind) => Assert.IsType<SessionStarted>(Assert.Single(StartSession.Decide(Id, Ada, kind, "192.0.2.1", Noon).Events));
}
