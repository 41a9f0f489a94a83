using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features.People;

/// <summary>Sends an invitation again with a new link, or withdraws it so that no link works.</summary>
internal static class ResendInvitation
{
    public static Decision<InvitationEvent> Decide(Invitation invitation, Role role, Granting caller, DateTimeOffset now) =>
        !invitation.IsOpen ? InvitationRefusals.Settled
        : caller.Refuse(role, invitation.Permitted) is { } refusal ? refusal
        : new InvitationRenewed(now, now + InviteUser.Lifetime);

    public static Decision<InvitationEvent> Withdraw(Invitation invitation, Role role, Granting caller, DateTimeOffset now) =>
        invitation.WithdrawnAt is not null ? []
        : invitation.AcceptedAt is not null ? InvitationRefusals.Settled
        : caller.Covers(role, invitation.Permitted) ? new InvitationRevoked(now)
        : UserRefusals.AboveYou;

    public static void Map(IEndpointRouteBuilder invitations)
    {
        invitations.MapPost("/{id:guid}/mail", Post).WithName(nameof(ResendInvitation)).WithSummary("Send an invitation again").RequirePermission(IdentityPermissions.WriteUsers.Name);
        invitations.MapDelete("/{id:guid}", Delete).WithName("WithdrawInvitation").WithSummary("Withdraw an invitation").RequirePermission(IdentityPermissions.WriteUsers.Name);
    }

    private static async Task<Results<Ok<InvitationView>, ProblemHttpResult>> Post(
        Guid id, IfMatch version, ClaimsPrincipal principal, PermissionPatterns patterns, IdentityDb db, IActorNames names,
        Ledger<Invitation, InvitationEvent> invitations, InvitationMail mail, JournalPulse pulse, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await Find(db, id, ct) is not { } found) return Problems.Of(InvitationRefusals.NotFound);
        var role = await db.RoleOf(found.Role, ct);
        var outcome = await invitations.Change(id, version.Version, i => Decide(i, role, Granting.Of(principal, patterns), db.Call.Now), ct);
        if (outcome.Refusal is { } refusal) return Problems.Of(refusal);
        await mail.Send(outcome.Value!, ct);
        await transaction.CommitAsync(ct);
        pulse.Beat();
        return TypedResults.Ok(await db.View(outcome.Value!, names, ct));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        Guid id, IfMatch version, ClaimsPrincipal principal, PermissionPatterns patterns, IdentityDb db, Ledger<Invitation, InvitationEvent> invitations, CancellationToken ct)
    {
        if (await Find(db, id, ct) is not { } found) return Problems.Of(InvitationRefusals.NotFound);
        var role = await db.RoleOf(found.Role, ct);
        var outcome = await invitations.Change(id, version.Version, i => Withdraw(i, role, Granting.Of(principal, patterns), db.Call.Now), ct);
        return outcome.Refusal is { } refusal ? Problems.Of(refusal) : TypedResults.NoContent();
    }

    private static Task<Invitation?> Find(IdentityDb db, Guid id, CancellationToken ct) => db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.Key == id, ct);
}
