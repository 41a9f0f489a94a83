using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Platform.Hosting.Http;
using Platform.Hosting.Http.Keys;

namespace Platform.Identity.Access;

/// <summary>Authenticates <c>Authorization: Bearer pk_…</c> and <c>X-Api-Key: pk_…</c>, the key as the password of <c>Basic</c>, and keys of every other kind a module gives out.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IEnumerable<IKeyIssuer> issuers)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private static readonly AuthenticateResult Refused = AuthenticateResult.Fail("The API key is not valid.");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers[Schemes.ApiKeyHeader];
        var text = header.Count == 1 ? header.ToString() : header.Count == 0 ? Shown(Request.Headers.Authorization.ToString()) : null;
        var issuer = text is null ? null : issuers.FirstOrDefault(i => text.StartsWith(i.Mark, StringComparison.Ordinal));
        return issuer is not null && await issuer.Check(text!, Context.RequestAborted) is { } principal
            ? AuthenticateResult.Success(new(principal, Schemes.ApiKey))
            : Refused;
    }

    private static string? Shown(string authorization) => Schemes.Bearer(authorization) ?? BasicCredentials.Of(authorization)?.Password; // programs that know no bearer show their key so

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return base.HandleChallengeAsync(properties);
    }
}
