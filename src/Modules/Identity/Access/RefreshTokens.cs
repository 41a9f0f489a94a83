using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;
using Platform.Identity.Domain;
using Platform.Identity.Features;
using Platform.Identity.Storage;

namespace Platform.Identity.Access;

/// <summary>What a refresh token was exchanged for.</summary>
internal sealed record Refreshed(Session Session, string Stamp, PresentedToken Next);

/// <summary>Rotates refresh tokens. The exchange and the spent token are one transaction, guarded by the session's version and the token's own use: of two who race, one has reused it.</summary>
internal sealed class RefreshTokens(IServiceProvider services, Databases databases, SessionEndings endings, TimeProvider time, ILogger<RefreshTokens> log)
{
    private const int Tries = 5;

    /// <summary>The first token of a session; saved with it.</summary>
    public static PresentedToken Begin(IdentityDb db, Guid session)
    {
        var token = PresentedToken.New(PresentedToken.Refresh);
        db.Add(new RefreshTokenRow { Tenant = db.Tenant, Hash = token.Hash, SessionId = session, IssuedAt = db.Call.Now });
        return token;
    }

    /// <summary>Null for a token that is unknown, spent, or of a session that is over; nothing tells which.</summary>
    public async Task<Refreshed?> Exchange(string text, string address, CancellationToken ct)
    {
        if (PresentedToken.Parse(PresentedToken.Refresh, text) is not { } presented || await Find(presented.Hash, ct) is not { } owner) return null;
        for (var tries = Tries; tries > 0; tries--)
        {
            await using var scope = services.CreateScopeFor(new(owner.Tenant, owner.User, time.GetUtcNow()));
            var outcome = await Exchange(scope.ServiceProvider, presented.Hash, address, ct);
            if (outcome.Refusal is not { Kind: RefusalKind.Stale }) return outcome.Value;
        }

        return null;
    }

    private async Task<Outcome<Refreshed>> Exchange(IServiceProvider scope, byte[] hash, string address, CancellationToken ct)
    {
        var (db, sessions) = (scope.GetRequiredService<IdentityDb>(), scope.GetRequiredService<Ledger<Session, SessionEvent>>());
        var token = await db.RefreshTokens.SingleAsync(t => t.Hash == hash, ct);
        var session = await db.Sessions.SingleAsync(s => s.Key == token.SessionId, ct);
        var credential = await db.Credentials.AsNoTracking().SingleAsync(c => c.Id == session.UserId, ct);
        if (token.UsedAt is not null) return await Reused(session, db, sessions, ct);

        var now = db.Call.Now;
        if (!await db.Users.AnyAsync(u => u.Key == session.UserId && u.DeactivatedAt == null, ct)) return RefreshToken.NotOpen;
        var decision = RefreshToken.Decide(session, address, now);
        if (decision.Refusal is { } over) return over;

        token.UsedAt = now;
        var next = Begin(db, session.Key);
        var refreshed = await sessions.Change(session.Key, session.Version, _ => decision, ct);
        return refreshed.Map(s => new Refreshed(s, credential.SecurityStamp!, next));
    }

    private async Task<Outcome<Refreshed>> Reused(Session session, IdentityDb db, Ledger<Session, SessionEvent> sessions, CancellationToken ct)
    {
        if (session.EndedAt is null) log.LogWarning("A refresh token of session {Session} was used twice; the session is ended.", session.Key);
        await sessions.Change(session.Key, null, s => EndSession.Decide(s, SessionEnding.TokenReused, db.Call.Now), ct);
        SignInMetrics.TokensReused.Add(1);
        endings.Tell(db.Tenant, [session.Key]);
        return RefreshToken.NotOpen;
    }

    private async Task<(TenantId Tenant, ActorId User)?> Find(byte[] hash, CancellationToken ct)
    {
        await using var find = databases.App.CreateCommand("select tenant, user_id from identity.find_refresh_token($1)");
        find.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = hash });
        await using var rows = await find.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct) ? (new(rows.GetGuid(0)), new(rows.GetGuid(1))) : null;
    }
}
