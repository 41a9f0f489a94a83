using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features.People;

/// <summary>Changes what one of the company's own roles is called or allows, for everybody who has it; or removes it, when nobody has.</summary>
internal static class ChangeRole
{
    public sealed record Command(
        [property: StringLength(60, MinimumLength = 1), RegularExpression(@"[^\p{C}]*", ErrorMessage = "The title has characters that cannot be printed.")] string? Title = null,
        [property: MinLength(1), MaxLength(200)] string[]? Permissions = null,
        [property: StringLength(300), RegularExpression(@"[^\p{C}]*", ErrorMessage = "The description has characters that cannot be printed.")] string? Description = null);

    public static Decision<CustomRoleEvent> Decide(CustomRole role, Command command, Granting caller, PermissionPatterns patterns)
    {
        if (role.RemovedAt is not null) return RoleRefusals.NotFound;
        var (title, description) = (command.Title?.Trim() ?? role.Title, command.Description?.Trim() ?? role.Description);
        var permissions = command.Permissions is null ? role.Permissions : CreateRole.Tidy(command.Permissions);
        // Also what it allowed before: a role above the caller's own is not the caller's to change.
        if (CreateRole.Refuse(title, permissions, caller, patterns) is { } refusal) return refusal;
        if (caller.Beyond(role.Permissions) is { } beyond) return RoleRefusals.BeyondYours(beyond);

        List<CustomRoleEvent> events = [];
        if (title != role.Title || description != role.Description) events.Add(new RoleRenamed(title, description, role.Title));
        if (!permissions.SequenceEqual(role.Permissions)) events.Add(new RolePermissionsChanged(permissions, role.Permissions));
        return [.. events];
    }

    public static Decision<CustomRoleEvent> Remove(CustomRole role, int users, Granting caller, DateTimeOffset now) =>
        role.RemovedAt is not null ? [] : users > 0 ? RoleRefusals.InUse(users) : caller.Beyond(role.Permissions) is { } beyond ? RoleRefusals.BeyondYours(beyond) : new RoleRemoved(now);

    public static void Map(IEndpointRouteBuilder roles)
    {
        roles.MapPatch("/{id:guid}", Patch).WithName(nameof(ChangeRole)).WithSummary("Change a role").RequirePermission(IdentityPermissions.WriteRoles.Name);
        roles.MapDelete("/{id:guid}", Delete).WithName("RemoveRole").WithSummary("Remove a role nobody has").RequirePermission(IdentityPermissions.WriteRoles.Name);
    }

    private static async Task<Results<Ok<RoleView>, ProblemHttpResult>> Patch(
        Guid id, IfMatch version, Command command, ClaimsPrincipal principal, PermissionPatterns patterns, IdentityDb db,
        Ledger<CustomRole, CustomRoleEvent> roles, Admission admission, CancellationToken ct)
    {
        var outcome = await roles.Change(id, version.Version, role => Decide(role, command, Granting.Of(principal, patterns), patterns), ct);
        if (outcome.Refusal is { } refusal) return Problems.Of(refusal);
        admission.Changed(outcome.Value!);
        return TypedResults.Ok(RoleView.Of(outcome.Value!, patterns, await db.CountUsers(outcome.Value!, ct)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        Guid id, IfMatch version, ClaimsPrincipal principal, PermissionPatterns patterns, IdentityDb db, Ledger<CustomRole, CustomRoleEvent> roles, CancellationToken ct)
    {
        await using var turn = await db.TakeTurn(ct); // nobody is given the role meanwhile
        var holders = await db.Users.CountAsync(u => u.Role == id.ToString(), ct)
            + await db.Invitations.CountAsync(i => i.Role == id.ToString() && i.AcceptedAt == null && i.WithdrawnAt == null, ct);
        var outcome = await roles.Change(id, version.Version, role => Remove(role, holders, Granting.Of(principal, patterns), db.Call.Now), ct);
        if (outcome.Refusal is { } refusal) return Problems.Of(refusal);
        await turn.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
