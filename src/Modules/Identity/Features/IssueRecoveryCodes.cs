using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features;

/// <summary>Makes ten new recovery codes; the earlier ones are worth nothing from then on.</summary>
internal static class IssueRecoveryCodes
{
    public static Decision<UserEvent> Decide(bool hasAuthenticator) => hasAuthenticator ? new RecoveryCodesIssued() : ProfileRefusals.AuthenticatorMissing;

    public static void Map(IEndpointRouteBuilder profile) => profile.MapPost("/recovery-codes", Post)
        .WithName(nameof(IssueRecoveryCodes)).WithSummary("Make new recovery codes; they are shown once").WithoutIdempotency();

    private static async Task<Results<Ok<RecoveryCodesView>, ProblemHttpResult>> Post(
        PasswordCommand command, HttpContext context, Reauthentication again, IdentityDb db, Ledger<User, UserEvent> users, CancellationToken ct)
    {
        var known = await again.With(command.Password, context, ct);
        if (known.Refusal is { } refusal) return Problems.Of(refusal);

        var decision = Decide(known.Value.Credential.TwoFactorEnabled);
        if (decision.Refusal is { } missing) return Problems.Of(missing);
        var codes = RecoveryCodes.New();
        known.Value.Credential.RecoveryCodes = RecoveryCodes.Hashes(codes);
        known.Value.Credential.Touch();
        return await users.ChangeOwn(db, decision, ct).Respond(_ => new RecoveryCodesView(codes));
    }
}
