using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Sites;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features.People;

/// <summary>Gives a user another name, another role, other sites. What is left out stays as it is.</summary>
internal static class ChangeUser
{
    public sealed record Command(
        [property: StringLength(100, MinimumLength = 1), RegularExpression(@"[^\p{C}]*", ErrorMessage = "The name has characters that cannot be printed.")] string? Name = null,
        [property: StringLength(40)] string? Role = null,
        [property: MaxLength(500)] string[]? Sites = null);

    /// <summary>What the user has and what the user is to have, as the caller may or may not decide.</summary>
    public sealed record Wish(string? Name, Role Before, Role Role, Guid[]? Sites);

    public static Decision<UserEvent> Decide(User user, Wish wish, Granting caller, bool isLastAdministrator)
    {
        var name = wish.Name?.Trim() ?? user.Name;
        if (name.Length == 0) return UserRefusals.Nameless;
        if (!caller.Covers(wish.Before, user.Permitted)) return UserRefusals.AboveYou;

        var sites = wish.Sites ?? user.Sites;
        List<UserEvent> events = [];
        if (name != user.Name) events.Add(new UserRenamed(name, user.Name));
        if (wish.Role.Name != user.Role) events.Add(new UserRoleChanged(wish.Role.Name, wish.Role.Title, user.Role, wish.Before.Title));
        if (!sites.SequenceEqual(user.Sites)) events.Add(new UserSitesChanged(sites, user.Sites));
        if (!events.Exists(e => e is UserRoleChanged or UserSitesChanged)) return [.. events];

        if (caller.Refuse(wish.Role, PermittedSites.Listed(sites)) is { } refusal) return refusal;
        if (isLastAdministrator && (wish.Role.Name != Role.Administrator.Name || sites.Length > 0)) return UserRefusals.LastAdministrator;
        return [.. events];
    }

    public static void Map(IEndpointRouteBuilder users) => users.MapPatch("/{id:guid}", Patch)
        .WithName(nameof(ChangeUser)).WithSummary("Change a user's name, role or sites").RequirePermission(IdentityPermissions.WriteUsers.Name);

    private static async Task<Results<Ok<PersonView>, ProblemHttpResult>> Patch(
        Guid id, IfMatch version, Command command, ClaimsPrincipal principal, PermissionPatterns patterns, IdentityDb db, ISiteDirectory sites,
        Ledger<User, UserEvent> users, Admission admission, CancellationToken ct)
    {
        var named = command.Sites is null ? default : await sites.Resolve(db.Call, command.Sites, ct);
        if (named.Refusal is { } unknown) return Problems.Of(unknown);

        await using var turn = await db.TakeTurn(ct);
        if (await db.Users.FindAsync([db.Tenant, id], ct) is not { } user) return Problems.Of(UserRefusals.NotFound);
        var before = await db.RoleOf(user.Role, ct);
        if ((command.Role is null ? before : await db.FindRole(command.Role, ct)) is not { } role) return Problems.Of(UserRefusals.UnknownRole);

        var isLast = user.IsFullAdministrator && !await db.HasAdministratorBeside(id, ct);
        var outcome = await users.Change(id, version.Version, u => Decide(u, new(command.Name, before, role, named.Value), Granting.Of(principal, patterns), isLast), ct);
        if (outcome.Refusal is { } refusal) return Problems.Of(refusal);
        await turn.CommitAsync(ct);
        admission.Changed(outcome.Value!);
        return TypedResults.Ok(await db.View(outcome.Value!, ct));
    }
}
