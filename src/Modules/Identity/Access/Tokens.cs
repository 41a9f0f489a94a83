using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;
using Platform.Identity.Domain;
using Platform.Identity.Features;

namespace Platform.Identity.Access;

/// <summary>Writes access tokens: sealed, good for an hour, worth nothing once their session has ended.</summary>
internal sealed class Tokens(IOptionsMonitor<BearerTokenOptions> options, TimeProvider time)
{
    public TokenView Of(Session session, string stamp, PresentedToken refresh)
    {
        var now = time.GetUtcNow();
        var until = Earlier(now + StartSession.TokenLifetime, session.ExpiresAt);
        var ticket = new AuthenticationTicket(
            IdentityClaims.Ticket(session, stamp, Schemes.Token), new() { ExpiresUtc = until }, $"{Schemes.Token}:AccessToken");
        return new("Bearer", options.Get(Schemes.Token).BearerTokenProtector.Protect(ticket), Seconds(until - now), refresh.Text, Seconds(session.ExpiresAt - now));
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
    private static int Seconds(TimeSpan span) => (int)Math.Max(0, Math.Round(span.TotalSeconds));
}
