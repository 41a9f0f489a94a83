using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;
using Platform.Identity.Domain;
using Platform.Identity.Features;
using Platform.Identity.Storage;

namespace Platform.Identity.Access;

/// <summary>Somebody at an address claims to be the owner of an e-mail address.</summary>
internal sealed record Attempt(string Email, string Password, SessionKind Kind, IPAddress? Address, string Device, string? Code, bool Remember, string? DeviceToken)
{
    public static Attempt Of(SignIn.Command command, SessionKind kind, HttpContext context) =>
        new(command.Email, command.Password, kind, context.Connection.RemoteIpAddress, DeviceNames.Of(context.Request.Headers.UserAgent),
            command.Code, command.Remember, context.Request.Cookies[Schemes.DeviceCookieName]);

    public string From => Address?.ToString() ?? "unknown";

    public Arrival Arrival(SignInMethod method) => new(Kind, From, Device, method);

    // A record prints its members, and this one has a password.
    public override string ToString() => $"{nameof(Attempt)} from {From}";
}

/// <summary>Who came in, and with which session.</summary>
internal sealed record SignedIn(Session Session, User User, Tenant Tenant, string Stamp, PresentedToken? Refresh, PresentedToken? Device);

/// <summary>In, or not: then what of the second factor is amiss, if the password was right, and when trying again makes sense, if only later.</summary>
internal readonly record struct Verdict(SignedIn? In, TimeSpan? RetryAfter = null, FactorVerdict Factor = default);

/// <summary>
/// Lets people in by e-mail address and password. Every refusal is the same and takes the same time, whether the address is unknown,
/// the password wrong or the account locked: a password is hashed each time, and no refusal is answered before <see cref="Floor"/>.
/// </summary>
internal sealed class PasswordSignIn(
    IServiceProvider services, Accounts accounts, SignInLimits limits, IPasswordHasher<Credential> hasher,
    SecondFactor secondFactor, TimeProvider time)
{
    private const int Tries = 5;
    private static readonly TimeSpan Floor = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Crowded = TimeSpan.FromSeconds(2);

    private readonly Lazy<string> _decoy = new(() => hasher.HashPassword(new(), Guid.NewGuid().ToString()));

    public async Task<Verdict> Try(Attempt attempt, CancellationToken ct)
    {
        var began = time.GetTimestamp();
        var email = accounts.Normalize(attempt.Email);
        if (limits.Refuse(attempt.Address, email) is { } later) return new(null, later);

        using var turn = await limits.Turn(ct);
        if (!turn.IsAcquired) return new(null, Crowded);

        var verdict = await accounts.Find(email, ct) is { } account ? await Verify(account, attempt, ct) : Pretend(attempt);
        SignInMetrics.Attempts.Add(1, new KeyValuePair<string, object?>("outcome", verdict.In is null ? "refused" : "signed-in"));
        if (verdict.In is null && Floor - time.GetElapsedTime(began) is { Ticks: > 0 } rest)
        {
            turn.Dispose();
            await Task.Delay(rest, time, ct);
        }

        return verdict;
    }

    private Verdict Pretend(Attempt attempt)
    {
        hasher.VerifyHashedPassword(new(), _decoy.Value, attempt.Password);
        return default;
    }

    /// <summary>Two attempts at once would count as one failure, so the later one is weighed again.</summary>
    private async Task<Verdict> Verify((TenantId Tenant, ActorId User) account, Attempt attempt, CancellationToken ct)
    {
        for (var tries = Tries; ; tries--)
        {
            await using var scope = services.CreateScopeFor(new(account.Tenant, account.User, time.GetUtcNow()));
            var outcome = await Weigh(scope.ServiceProvider, attempt, ct);
            if (outcome.Refusal is null) return outcome.Value;
            if (tries == 1) return default; // a crowd at one account is refused like anybody: another answer would tell that it exists
        }
    }

    // In, refused, or stale: the refusal of the ledger when another attempt was faster.
    private async Task<Outcome<Verdict>> Weigh(IServiceProvider scope, Attempt attempt, CancellationToken ct)
    {
        var (db, credentials) = (scope.GetRequiredService<IdentityDb>(), scope.GetRequiredService<UserManager<Credential>>());
        var user = await db.Users.FindAsync([db.Tenant, db.Call.Actor.Value], ct);
        var credential = await credentials.FindByIdAsync(db.Call.Actor.ToString());
        if (user is null || credential is null) return default(Verdict);

        var right = await credentials.CheckPasswordAsync(credential, attempt.Password);
        if (user.DeactivatedAt is not null || await credentials.IsLockedOutAsync(credential)) return default(Verdict);
        var (factor, method) = right ? await secondFactor.Weigh(credential, attempt, db, ct) : default;
        if (right && factor is FactorVerdict.Missing) return new Verdict(null, Factor: factor);
        if (!right || factor is FactorVerdict.Wrong)
        {
            await credentials.AccessFailedAsync(credential);
            var refused = await scope.GetRequiredService<Ledger<User, UserEvent>>().Change(
                user.Key, user.Version, _ => RefuseSignIn.Decide(attempt.From, credential.LockoutEnd, db.Call.Now, right), ct);
            return refused.Map(_ => new Verdict(null, Factor: factor));
        }

        await credentials.ResetAccessFailedCountAsync(credential);
        var tenant = await db.Tenants.FindAsync([db.Tenant, db.Tenant.Value], ct);
        var id = Guid.CreateVersion7(db.Call.Now);
        var refresh = attempt.Kind is SessionKind.Token ? RefreshTokens.Begin(db, id) : null;
        var device = attempt.Remember && method is SignInMethod.PasswordAndCode or SignInMethod.PasswordAndRecoveryCode ? SecondFactor.Remember(credential, attempt, db) : null;
        var started = await scope.GetRequiredService<Ledger<Session, SessionEvent>>().Begin(
            StartSession.Decide(id, user, attempt.Arrival(method), db.Call.Now), ct);
        return started.Map(session => new Verdict(new(session, user, tenant!, credential.SecurityStamp!, refresh, device)));
    }
}
