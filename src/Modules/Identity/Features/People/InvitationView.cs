using System.Text.Json.Serialization;
using Platform.Hosting.Contributions;
using Platform.Hosting.Http;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features.People;

/// <summary>An invitation that waits for an answer. <paramref name="Sites"/> are those the person will be limited to; none means all.</summary>
internal sealed record InvitationView(
    Guid Id, string Email, string Role, string RoleTitle, IReadOnlyList<Guid> Sites, string? InvitedBy,
    DateTimeOffset CreatedAt, DateTimeOffset SentAt, DateTimeOffset ExpiresAt, [property: JsonIgnore] int Version) : IVersioned;

internal static class InvitationViews
{
    public static async Task<InvitationView> View(this IdentityDb db, Invitation invitation, IActorNames names, CancellationToken ct) => (await db.View([invitation], names, ct))[0];

    public static async Task<IReadOnlyList<InvitationView>> View(this IdentityDb db, IReadOnlyList<Invitation> invitations, IActorNames names, CancellationToken ct)
    {
        var titles = (await db.AllRoles(ct)).ToDictionary(role => role.Name, role => role.Title);
        var people = await names.Of(db.Tenant, [.. invitations.Select(i => i.InvitedBy.Value).Distinct()], ct);
        return [.. invitations.Select(i => new InvitationView(
            i.Key, i.Email, i.Role, titles.GetValueOrDefault(i.Role, "Removed role"), i.Sites, people.GetValueOrDefault(i.InvitedBy.Value),
            i.CreatedAt, i.SentAt, i.ExpiresAt, i.Version))];
    }
}
