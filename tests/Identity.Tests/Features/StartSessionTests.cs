using Platform.Identity.Domain;
using static Platform.Identity.Domain.Examples;

namespace Platform.Identity.Features;

public class StartSessionTests
{
    [Fact]
    public void A_browser_stays_signed_in_for_thirty_days_at_most() => Assert.Equal(Noon.AddDays(30), Started(SessionKind.Cookie).ExpiresAt);

    [Fact]
    public void A_script_refreshes_its_token_for_thirty_days_at_most() => Assert.Equal(Noon.AddDays(30), Started(SessionKind.Token).ExpiresAt);

    private static SessionStarted Started(SessionKind kind) => Assert.IsType<SessionStarted>(Assert.Single(StartSession.Decide(Id, Ada, new(kind, "192.0.2.1", "curl/8.5.0"), Noon).Events));
}
