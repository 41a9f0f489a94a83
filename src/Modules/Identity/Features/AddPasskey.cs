using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Mail;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features;

/// <summary>Registers a passkey: first the question, for who knows the password, then the authenticator's answer to it.</summary>
internal static class AddPasskey
{
    public sealed record Command(
        [property: Required, StringLength(60), RegularExpression(@"[^\p{C}]*", ErrorMessage = "The name has characters that cannot be printed.")] string Name,
        [property: Required] JsonElement Credential, [property: Required, StringLength(4000)] string State);

    public static void Map(IEndpointRouteBuilder profile)
    {
        profile.MapPost("/passkeys/options", Ask).WithName("OfferPasskey").WithSummary("What to ask the browser to make a passkey").WithoutIdempotency();
        profile.MapPost("/passkeys", Post).WithName(nameof(AddPasskey)).WithSummary("Add a passkey").WithoutIdempotency();
    }

    private static async Task<Results<Ok<PasskeyQuestion>, ProblemHttpResult>> Ask(
        PasswordCommand command, HttpContext context, Reauthentication again, IPasskeyHandler<Credential> passkeys, Challenges challenges, CancellationToken ct)
    {
        var known = await again.With(command.Password, context, ct);
        if (known.Refusal is { } refusal) return Problems.Of(refusal);

        var user = known.Value.User;
        var made = await passkeys.MakeCreationOptionsAsync(new() { Id = user.Key.ToString(), Name = user.Email, DisplayName = user.Name }, context);
        return TypedResults.Ok(PasskeyQuestion.Of(made.CreationOptionsJson, challenges.Seal(made.AttestationState)));
    }

    private static async Task<Results<Created<PasskeyView>, ProblemHttpResult>> Post(
        Command command, HttpContext context, IPasskeyHandler<Credential> passkeys, Challenges challenges, UserManager<Credential> credentials,
        IdentityDb db, Ledger<User, UserEvent> users, IMail mail, CancellationToken ct)
    {
        if (await challenges.Spend(command.State, ct) is not { } asked) return Problems.Of(ProfileRefusals.PasskeyRefused);
        var attestation = await passkeys.PerformAttestationAsync(new() { HttpContext = context, CredentialJson = command.Credential.GetRawText(), AttestationState = asked });
        if (!attestation.Succeeded || attestation.UserEntity.Id != db.Call.Actor.ToString()) return Problems.Of(ProfileRefusals.PasskeyRefused);

        attestation.Passkey.Name = command.Name.Trim() is { Length: > 0 } name ? name : "Passkey";
        var credential = await db.Credentials.SingleAsync(c => c.Id == db.Call.Actor.Value, ct);
        await credentials.AddOrUpdatePasskeyAsync(credential, attestation.Passkey);
        var added = db.ChangeTracker.Entries<Passkey>().Single().Entity;
        return await users.ChangeOwn(db, new PasskeyAdded(added.Name), mail, to => Letters.WayInAdded(to, $"The passkey \"{added.Name}\""), ct)
            .RespondCreated(_ => PasskeyView.Of(added), view => $"/v1/profile/passkeys/{view.Id}");
    }
}
