using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features.People;

/// <summary>Makes a role of the company's own.</summary>
internal static class CreateRole
{
    public sealed record Command(
        [property: Required, StringLength(60), RegularExpression(@"[^\p{C}]*", ErrorMessage = "The title has characters that cannot be printed.")] string Title,
        [property: Required, MinLength(1), MaxLength(200)] string[] Permissions,
        [property: StringLength(300), RegularExpression(@"[^\p{C}]*", ErrorMessage = "The description has characters that cannot be printed.")] string? Description = null);

    public static Decision<CustomRoleEvent> Decide(Guid id, TenantId tenant, Command command, Granting caller, PermissionPatterns patterns, DateTimeOffset now)
    {
        var (title, permissions) = (command.Title.Trim(), Tidy(command.Permissions));
        if (Refuse(title, permissions, caller, patterns) is { } refusal) return refusal;
        return new RoleCreated(tenant, id, title, command.Description?.Trim() ?? "", permissions, now);
    }

    public static string[] Tidy(string[] permissions) => [.. permissions.Select(p => p.Trim()).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Everything ("*") is the administrator's alone: a company must know who can do all.</summary>
    public static Refusal? Refuse(string title, string[] permissions, Granting caller, PermissionPatterns patterns) =>
        title.Length == 0 ? RoleRefusals.Nameless
        : Role.Templates.Any(role => role.Title.Equals(title, StringComparison.OrdinalIgnoreCase)) ? RoleRefusals.TitleTaken
        : permissions.Length == 0 ? RoleRefusals.Powerless
        : permissions.FirstOrDefault(p => p == Role.Everything || !patterns.IsKnown(p)) is { } unknown ? RoleRefusals.UnknownPermission(unknown)
        : caller.Beyond(permissions) is { } beyond ? RoleRefusals.BeyondYours(beyond)
        : null;

    public static void Map(IEndpointRouteBuilder roles) => roles.MapPost("", Post)
        .WithName(nameof(CreateRole)).WithSummary("Make a role").RequirePermission(IdentityPermissions.WriteRoles.Name);

    private static Task<Results<Created<RoleView>, ProblemHttpResult>> Post(
        Command command, ClaimsPrincipal principal, PermissionPatterns patterns, IdentityDb db, Ledger<CustomRole, CustomRoleEvent> roles, CancellationToken ct) =>
        roles.Begin(Decide(Guid.CreateVersion7(db.Call.Now), db.Tenant, command, Granting.Of(principal, patterns), patterns, db.Call.Now), ct)
            .RespondCreated(role => RoleView.Of(role, patterns, 0), role => $"/v1/roles/{role.Id}");
}
