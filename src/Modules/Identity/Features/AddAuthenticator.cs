using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Mail;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using Platform.Identity.Storage;
using QRCoder;

namespace Platform.Identity.Features;

/// <summary>Sets up an authenticator app in two steps: a key is offered, and counts once a code proves that the app has it.</summary>
internal static class AddAuthenticator
{
    private const string Issuer = "Platform";

    public sealed record AuthenticatorCode([property: Required, StringLength(20)] string Code);

    /// <summary>What to scan or type into the app; <paramref name="Qr"/> is an SVG image.</summary>
    public sealed record AuthenticatorOffer(string Secret, string Uri, string Qr);

    public static Decision<UserEvent> Decide(bool hasOne) => hasOne
        ? [new AuthenticatorRemoved(), new AuthenticatorAdded(), new RecoveryCodesIssued()]
        : [new AuthenticatorAdded(), new RecoveryCodesIssued()];

    public static void Map(IEndpointRouteBuilder profile)
    {
        profile.MapPost("/authenticator", Offer).WithName("OfferAuthenticator").WithSummary("Begin to set up an authenticator app").WithoutIdempotency();
        profile.MapPut("/authenticator", Confirm).WithName(nameof(AddAuthenticator)).WithSummary("Confirm the authenticator app by its first code; answers recovery codes");
    }

    private static async Task<Results<Ok<AuthenticatorOffer>, ProblemHttpResult>> Offer(
        PasswordCommand command, HttpContext context, Reauthentication again, SecondFactor factor, IdentityDb db, CancellationToken ct)
    {
        var known = await again.With(command.Password, context, ct);
        if (known.Refusal is { } refusal) return Problems.Of(refusal);

        var key = Totp.NewKey();
        var (user, credential) = known.Value;
        credential.PendingAuthenticatorKey = await factor.Seal(credential.Tenant, key, ct);
        await db.SaveChangesAsync(ct);

        var uri = Totp.Uri(key, Issuer, user.Email);
        return TypedResults.Ok(new AuthenticatorOffer(Totp.Base32(key), uri, Draw(uri)));
    }

    private static async Task<Results<Ok<RecoveryCodesView>, ProblemHttpResult>> Confirm(
        AuthenticatorCode command, SecondFactor factor, IdentityDb db, Ledger<User, UserEvent> users, IMail mail, CancellationToken ct)
    {
        var credential = await db.Credentials.SingleAsync(c => c.Id == db.Call.Actor.Value, ct);
        if (await factor.Open(credential.Tenant, credential.PendingAuthenticatorKey, ct) is not { } key) return Problems.Of(ProfileRefusals.AuthenticatorNotBegun);

        credential.AuthenticatorStep = null; // the steps of an earlier app do not bind this one
        if (!SecondFactor.Accept(credential, key, command.Code, db.Call.Now)) return Problems.Of(ProfileRefusals.CodeWrong);

        var codes = RecoveryCodes.New();
        var decision = Decide(credential.TwoFactorEnabled);
        (credential.AuthenticatorKey, credential.PendingAuthenticatorKey, credential.TwoFactorEnabled) = (credential.PendingAuthenticatorKey, null, true);
        credential.RecoveryCodes = RecoveryCodes.Hashes(codes);
        return await users.ChangeOwn(db, decision, mail, to => Letters.WayInAdded(to, "An authenticator app"), ct).Respond(_ => new RecoveryCodesView(codes));
    }

    private static string Draw(string uri)
    {
        using var data = QRCodeGenerator.GenerateQrCode(uri, QRCodeGenerator.ECCLevel.M);
        return new SvgQRCode(data).GetGraphic(4);
    }
}

/// <summary>The password once more.</summary>
internal sealed record PasswordCommand([property: Required, StringLength(256)] string Password)
{
    // A record prints its members, and this one has a password.
    public override string ToString() => nameof(PasswordCommand);
}

/// <summary>Codes to keep on paper; this answer is the only place they are ever seen.</summary>
internal sealed record RecoveryCodesView(IReadOnlyList<string> RecoveryCodes);
