using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features.People;

/// <summary>A user as colleagues see them. <paramref name="Sites"/> are those the user is limited to; none means all.</summary>
internal sealed record PersonView(
    Guid Id, string Name, string Email, string Role, string RoleTitle, IReadOnlyList<Guid> Sites,
    DateTimeOffset CreatedAt, DateTimeOffset? DeactivatedAt, DateTimeOffset? LastSignInAt, [property: JsonIgnore] int Version) : IVersioned;

internal static class PersonViews
{
    public static async Task<PersonView> View(this IdentityDb db, User user, CancellationToken ct) => (await db.View([user], ct))[0];

    public static async Task<IReadOnlyList<PersonView>> View(this IdentityDb db, IReadOnlyList<User> users, CancellationToken ct)
    {
        var ids = users.Select(u => u.Key).ToList();
        var titles = (await db.AllRoles(ct)).ToDictionary(role => role.Name, role => role.Title);
        var last = await db.Sessions.AsNoTracking().Where(s => ids.Contains(s.UserId)).GroupBy(s => s.UserId)
            .Select(s => new { s.Key, At = s.Max(one => one.StartedAt) }).ToDictionaryAsync(s => s.Key, s => s.At, ct);
        return [.. users.Select(u => new PersonView(
            u.Key, u.Name, u.Email, u.Role, titles.GetValueOrDefault(u.Role, "Removed role"), u.Sites,
            u.CreatedAt, u.DeactivatedAt, last.TryGetValue(u.Key, out var at) ? at : null, u.Version))];
    }
}
