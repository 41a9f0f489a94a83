using System.ComponentModel.DataAnnotations;
using System.Net.Mail;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Sites;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features.People;

/// <summary>Asks somebody by e-mail to join, as what and to see which sites.</summary>
internal static class InviteUser
{
    private const int MostOpen = 500;
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public sealed record Command(
        [property: Required, StringLength(254), RegularExpression(@"\s*[^@\s\p{C}]+@[^@\s\p{C}]+\s*", ErrorMessage = "This is not an e-mail address.")] string Email,
        [property: Required, StringLength(40)] string Role,
        [property: MaxLength(500)] string[]? Sites = null);

    public static Decision<InvitationEvent> Decide(Guid id, string email, Role role, Guid[] sites, Granting caller, Call call) =>
        caller.Refuse(role, PermittedSites.Listed(sites)) is { } refusal ? refusal
        : new InvitationCreated(call.Tenant, id, email, role.Name, sites, call.Actor, call.Now, call.Now + Lifetime);

    /// <summary>One address and nothing else: a letter goes to it.</summary>
    public static Refusal? Refuse(string email) => MailAddress.TryCreate(email, out var address) && address.Address == email
        ? null
        : UserRefusals.EmailInvalid($"'{email}' is no address a letter could be sent to.");

    public static void Map(IEndpointRouteBuilder invitations) => invitations.MapPost("", Post)
        .WithName(nameof(InviteUser)).WithSummary("Invite somebody by e-mail").RequirePermission(IdentityPermissions.WriteUsers.Name);

    private static async Task<Results<Created<InvitationView>, ProblemHttpResult>> Post(
        Command command, ClaimsPrincipal principal, PermissionPatterns patterns, IdentityDb db, ISiteDirectory sites, IActorNames names, ILookupNormalizer normalizer,
        Ledger<Invitation, InvitationEvent> invitations, InvitationMail mail, JournalPulse pulse, CancellationToken ct)
    {
        if (await db.FindRole(command.Role, ct) is not { } role) return Problems.Of(UserRefusals.UnknownRole);
        var named = await sites.Resolve(db.Call, command.Sites ?? [], ct);
        if (named.Refusal is { } unknown) return Problems.Of(unknown);
        var email = command.Email.Trim();
        if (Refuse(email) is { } unaddressable) return Problems.Of(unaddressable);
        var normal = normalizer.NormalizeEmail(email);
        if (await db.Credentials.AnyAsync(c => c.NormalizedEmail == normal, ct)) return Problems.Of(InvitationRefusals.WorksHere);
        if (await db.Invitations.CountAsync(i => i.AcceptedAt == null && i.WithdrawnAt == null, ct) >= MostOpen) return Problems.Of(InvitationRefusals.TooMany);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var outcome = await invitations.Begin(Decide(Guid.CreateVersion7(db.Call.Now), email, role, named.Value!, Granting.Of(principal, patterns), db.Call), ct);
        if (outcome.Refusal is { } refusal) return Problems.Of(refusal);
        await mail.Send(outcome.Value!, ct);
        await transaction.CommitAsync(ct);
        pulse.Beat();
        return TypedResults.Created($"/v1/invitations/{outcome.Value!.Key}", await db.View(outcome.Value, names, ct));
    }
}
