using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Platform.Hosting.Http;
using Platform.Hosting.Mail;
using Platform.Hosting.Settings;
using Platform.Identity.Access;
using Platform.Identity.Domain;

namespace Platform.Identity.Features;

/// <summary>What a link to begin says: the company's id is chosen when the link is written, so following it twice makes one company.</summary>
internal sealed record SignUpLink(Guid Tenant, string Company, string Name, string Email);

/// <summary>
/// Lets a company in that nobody of us knows. First a letter proves that the address is theirs, then they choose a password; until then
/// there is nothing of them here, and nobody learns which addresses have an account.
/// </summary>
internal static class SignUp
{
    public static readonly Setting Setting = Setting.Flag("Identity:SignUp:Enabled", "Lets anybody register a company; when false, only the operator does, with tenant create.", "true");

    private static readonly Refusal Closed = Refusal.Forbidden("sign-up.closed", "New companies are registered by the operator of this installation.");
    private static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(1);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(400);
    private const int Slugs = 5;

    // By hand, because Unicode's own table is not there where .NET runs without ICU.
    private const string Marked = "àáâãäåąçćčèéêëęìíîïłñńňòóôõöøřśšßùúûüůýÿžźż";
    private const string Plain = "aaaaaaaccceeeeeiiiilnnnoooooorsssuuuuuyyzzz";

    public sealed record Command(
        [property: Required, StringLength(100), RegularExpression(@"[^\p{C}]*", ErrorMessage = "The name has characters that cannot be printed.")] string Company,
        [property: Required, StringLength(100), RegularExpression(@"[^\p{C}]*", ErrorMessage = "The name has characters that cannot be printed.")] string Name,
        [property: Required, StringLength(254), OneEmailAddress] string Email);

    public sealed record CompletedSignUp([property: Required, StringLength(4000)] string Token, [property: Required, StringLength(256)] string Password)
    {
        // A record prints its members, and these are secrets.
        public override string ToString() => nameof(CompletedSignUp);
    }

    public sealed record SignUpPolicy(bool Open);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/sign-ups", Policy).WithName("GetSignUpPolicy").WithSummary("Whether anybody may register a company").AllowAnonymous();
        api.MapPost("/sign-ups", Ask).WithName(nameof(SignUp)).WithSummary("Begin to register a company; a letter follows").AllowAnonymous().WithoutIdempotency();
        api.MapPost("/sign-ups/completion", Complete).WithName("CompleteSignUp").WithSummary("Register the company by the mailed link, and sign in").AllowAnonymous().WithoutIdempotency();
    }

    /// <summary>"Müller &amp; Söhne GmbH" → "muller-sohne-gmbh"; with some letters more when others have that one.</summary>
    public static string Slug(string company, string? more = null)
    {
        var letters = company.ToLowerInvariant().Select(c => Marked.IndexOf(c) is >= 0 and var at ? Plain[at] : char.IsAsciiLetterOrDigit(c) ? c : '-');
        var words = string.Join('-', new string([.. letters]).Split('-', StringSplitOptions.RemoveEmptyEntries));
        var slug = words.Length < 3 ? $"company-{words}".TrimEnd('-') : words.Length <= 30 ? words : words[..30].TrimEnd('-');
        return more is null ? slug : $"{slug}-{more}";
    }

    private static bool IsOpen(IConfiguration settings) => settings.GetValue(Setting.Key, true);

    private static Ok<SignUpPolicy> Policy(IConfiguration settings) => TypedResults.Ok(new SignUpPolicy(IsOpen(settings)));

    private static async Task<Results<Accepted, ProblemHttpResult>> Ask(
        Command command, HttpContext context, IConfiguration settings, Accounts accounts, MailLimits limits, MailedLinks links, IMail mail, TimeProvider time, CancellationToken ct)
    {
        if (!IsOpen(settings)) return Problems.Of(Closed);
        if (command.Company.Trim().Length == 0) return Problems.Of(TenantRefusals.Nameless);

        var (email, pace) = (command.Email.Trim(), Task.Delay(Pace, time, ct));
        if (limits.Admit(context.Connection.RemoteIpAddress, accounts.Normalize(email)))
        {
            var tenant = new TenantId(Guid.CreateVersion7(time.GetUtcNow()));
            var letter = await accounts.Find(accounts.Normalize(email), ct) is not null
                ? Letters.AccountExists(email)
                : Letters.SignUp(email, links.Write(LinkPurpose.SignUp, "/sign-up/complete", new SignUpLink(tenant.Value, command.Company.Trim(), command.Name.Trim(), email), LinkLifetime));
            await mail.Send(tenant, letter, ct);
        }

        await pace;
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> Complete(
        CompletedSignUp command, HttpContext context, IConfiguration settings, MailedLinks links, PasswordSignIn signIn, OpenSessions sessions, SignInLimits limits, CancellationToken ct)
    {
        if (!IsOpen(settings)) return Problems.Of(Closed);
        if (CsrfGuard.IsForeign(context.Request)) return CsrfGuard.Missing;
        if (links.Read<SignUpLink>(LinkPurpose.SignUp, command.Token) is not { } link) return Problems.Of(MailedLinks.NotGood);

        using (await limits.Turn(ct))
            if (await Register(link, command.Password, context.RequestServices, ct) is { } refusal) return Problems.Of(refusal);

        var verdict = await signIn.Try(Attempt.Of(new(link.Email, command.Password), SessionKind.Cookie, context), ct);
        return await SignIn.Enter(verdict, context, sessions, ct) is { } session ? TypedResults.Ok(session) : SignIn.Refuse(verdict, context);
    }

    /// <summary>Null when the company is there now. The key of the tenant's row refuses a second one, and its slug makes way for those of others.</summary>
    private static async Task<Refusal?> Register(SignUpLink link, string password, IServiceProvider services, CancellationToken ct)
    {
        var administrator = new CreateUser.Command(link.Name, link.Email, password, Role.Administrator);
        for (var tries = 0; ; tries++)
        {
            var slug = Slug(link.Company, tries == 0 ? null : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(2)));
            var outcome = await RegisterTenant.Handle(new(link.Tenant), new(link.Company, slug, administrator), services, ct);
            if (outcome.Refusal == TenantRefusals.SlugTaken && tries < Slugs) continue;
            return outcome.Refusal is { Kind: RefusalKind.Stale or RefusalKind.Conflict } ? MailedLinks.NotGood : outcome.Refusal;
        }
    }
}
