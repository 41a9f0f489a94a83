using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;
using Platform.Identity.Domain;
using Platform.Identity.Features;
using Platform.Identity.Storage;

namespace Platform.Identity.Access;

/// <summary>Lets people in by a passkey: something they have, unlocked by what they know or are, so neither password nor code is asked for.</summary>
internal sealed class PasskeySignIn(IServiceProvider services, Databases databases, Challenges challenges, SignInLimits limits, TimeProvider time)
{
    /// <summary>What the browser is to ask its authenticators, for whoever comes.</summary>
    public async Task<(string Options, string State)> Begin(HttpContext context)
    {
        // The framework wants a store at hand; nobody is looked for in it.
        await using var scope = services.CreateScopeFor(new(default, ActorId.Platform, time.GetUtcNow()));
        var made = await scope.ServiceProvider.GetRequiredService<IPasskeyHandler<Credential>>().MakeRequestOptionsAsync(null, context);
        return (made.RequestOptionsJson, challenges.Seal(made.AssertionState));
    }

    public async Task<Verdict> Try(JsonElement answer, string state, HttpContext context, CancellationToken ct)
    {
        var id = CredentialId(answer);
        if (limits.Refuse(context.Connection.RemoteIpAddress, Convert.ToHexString(id)) is { } later) return new(null, later);
        if (id.Length == 0 || await challenges.Spend(state, ct) is not { } asked || await Find(id, ct) is not { } owner) return Counted(default);

        await using var scope = services.CreateScopeFor(new(owner.Tenant, owner.User, time.GetUtcNow()));
        return Counted(await Weigh(scope.ServiceProvider, answer.GetRawText(), asked, context, ct));
    }

    private static async Task<Verdict> Weigh(IServiceProvider scope, string answer, string asked, HttpContext context, CancellationToken ct)
    {
        var db = scope.GetRequiredService<IdentityDb>();
        var assertion = await scope.GetRequiredService<IPasskeyHandler<Credential>>().PerformAssertionAsync(new() { HttpContext = context, CredentialJson = answer, AssertionState = asked });
        var user = await db.Users.FindAsync([db.Tenant, db.Call.Actor.Value], ct);
        if (!assertion.Succeeded || user is not { DeactivatedAt: null } || assertion.User.Id != user.Key || !assertion.Passkey.IsUserVerified) return default;

        await scope.GetRequiredService<UserManager<Credential>>().AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey);
        var arrival = new Arrival(SessionKind.Cookie, context.Connection.RemoteIpAddress?.ToString() ?? "unknown", DeviceNames.Of(context.Request.Headers.UserAgent), SignInMethod.Passkey);
        var tenant = await db.Tenants.FindAsync([db.Tenant, db.Tenant.Value], ct);
        var started = await scope.GetRequiredService<Ledger<Session, SessionEvent>>().Begin(StartSession.Decide(Guid.CreateVersion7(db.Call.Now), user, arrival, db.Call.Now), ct);
        return started.Value is { } session ? new(new(session, user, tenant!, assertion.User.SecurityStamp!, null, null)) : default;
    }

    private async Task<(TenantId Tenant, ActorId User)?> Find(byte[] credential, CancellationToken ct)
    {
        await using var find = databases.App.CreateCommand("select tenant, user_id from identity.find_passkey($1)");
        find.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = credential });
        await using var rows = await find.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct) ? (new(rows.GetGuid(0)), new(rows.GetGuid(1))) : null;
    }

    /// <summary>Empty when the answer names none.</summary>
    private static byte[] CredentialId(JsonElement answer)
    {
        if (answer.ValueKind is not JsonValueKind.Object || !answer.TryGetProperty("id", out var id) || id.ValueKind is not JsonValueKind.String) return [];
        try { return Base64Url.DecodeFromUtf8(Encoding.UTF8.GetBytes(id.GetString()!)); }
        catch (FormatException) { return []; }
    }

    private static Verdict Counted(Verdict verdict)
    {
        SignInMetrics.Attempts.Add(1, new KeyValuePair<string, object?>("outcome", verdict.In is null ? "refused" : "signed-in"));
        return verdict;
    }
}
