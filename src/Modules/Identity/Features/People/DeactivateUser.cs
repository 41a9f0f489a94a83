using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features.People;

/// <summary>Ends what a user may do, at once and with all their sessions; and gives it back, when it was a mistake.</summary>
internal static class DeactivateUser
{
    public static Decision<UserEvent> Decide(User user, Role role, Granting caller, ActorId actor, bool isLastAdministrator, DateTimeOffset now)
    {
        if (user.DeactivatedAt is not null) return [];
        if (actor.Value == user.Key) return UserRefusals.Yourself;
        if (!caller.Covers(role, user.Permitted)) return UserRefusals.AboveYou;
        return isLastAdministrator ? UserRefusals.LastAdministrator : new UserDeactivated(now);
    }

    public static Decision<UserEvent> Undo(User user, Role role, Granting caller, DateTimeOffset now) =>
        user.DeactivatedAt is null ? [] : caller.Covers(role, user.Permitted) ? new UserReactivated(now) : UserRefusals.AboveYou;

    public static void Map(IEndpointRouteBuilder users)
    {
        users.MapPut("/{id:guid}/deactivation", Put).WithName(nameof(DeactivateUser)).WithSummary("Deactivate a user").RequirePermission(IdentityPermissions.WriteUsers.Name);
        users.MapDelete("/{id:guid}/deactivation", Delete).WithName("ReactivateUser").WithSummary("Let a deactivated user in again").RequirePermission(IdentityPermissions.WriteUsers.Name);
    }

    private static async Task<Results<Ok<PersonView>, ProblemHttpResult>> Put(
        Guid id, IfMatch version, ClaimsPrincipal principal, PermissionPatterns patterns, IdentityDb db, UserManager<Credential> credentials,
        Ledger<User, UserEvent> users, Admission admission, CancellationToken ct)
    {
        await using var turn = await db.TakeTurn(ct);
        if (await db.Users.FindAsync([db.Tenant, id], ct) is not { } user) return Problems.Of(UserRefusals.NotFound);
        var role = await db.RoleOf(user.Role, ct);
        var isLast = user.IsFullAdministrator && !await db.HasAdministratorBeside(id, ct);
        var decision = Decide(user, role, Granting.Of(principal, patterns), db.Call.Actor, isLast, db.Call.Now);
        // Saved by the ledger, together with the fact: whatever was signed in before stays signed out, also after a reactivation.
        if (decision.Events is not [] && await credentials.FindByIdAsync(id.ToString()) is { } credential) await credentials.UpdateSecurityStampAsync(credential);
        return await Finish(users.Change(id, version.Version ?? user.Version, _ => decision, ct), turn.CommitAsync, db, admission, ct);
    }

    private static async Task<Results<Ok<PersonView>, ProblemHttpResult>> Delete(
        Guid id, IfMatch version, ClaimsPrincipal principal, PermissionPatterns patterns, IdentityDb db, Ledger<User, UserEvent> users, Admission admission, CancellationToken ct)
    {
        await using var turn = await db.TakeTurn(ct);
        if (await db.Users.FindAsync([db.Tenant, id], ct) is not { } user) return Problems.Of(UserRefusals.NotFound);
        var role = await db.RoleOf(user.Role, ct);
        return await Finish(users.Change(id, version.Version, u => Undo(u, role, Granting.Of(principal, patterns), db.Call.Now), ct), turn.CommitAsync, db, admission, ct);
    }

    private static async Task<Results<Ok<PersonView>, ProblemHttpResult>> Finish(
        Task<Outcome<User>> change, Func<CancellationToken, Task> commit, IdentityDb db, Admission admission, CancellationToken ct)
    {
        var outcome = await change;
        if (outcome.Refusal is { } refusal) return Problems.Of(refusal);
        await commit(ct);
        admission.Changed(outcome.Value!);
        return TypedResults.Ok(await db.View(outcome.Value!, ct));
    }
}
