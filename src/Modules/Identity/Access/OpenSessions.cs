using Npgsql;
using Platform.Hosting.Data;
using Platform.Identity.Domain;

namespace Platform.Identity.Access;

/// <summary>A session that is neither ended nor expired, and its user as of now.</summary>
internal sealed record OpenSession(
    Guid UserId, string UserName, string Role, string RoleTitle, string Stamp, DateTimeOffset ExpiresAt, IReadOnlyList<string> Permissions, Guid[] Sites,
    string Standing);

/// <summary>Says whether a session is still open; one that was ended anywhere is not, within two seconds.</summary>
internal sealed class OpenSessions
{
    private readonly Databases _databases;
    private readonly PermissionPatterns _patterns;
    private readonly ShortMemory<(TenantId Tenant, Guid Session), OpenSession?> _known;

    public OpenSessions(Databases databases, PermissionPatterns patterns, TimeProvider time)
    {
        (_databases, _patterns) = (databases, patterns);
        _known = new(time, Ask);
    }

    public Task<OpenSession?> Find(TenantId tenant, Guid session, CancellationToken ct) => _known.Get((tenant, session), ct);

    public void Forget(TenantId tenant, Guid session) => _known.Forget((tenant, session));

    public void ForgetUser(TenantId tenant, Guid user) => _known.Forget((key, open) => key.Tenant == tenant && open?.UserId == user);

    public void ForgetRole(TenantId tenant, string role) => _known.Forget((key, open) => key.Tenant == tenant && open?.Role == role);

    private async Task<OpenSession?> Ask((TenantId Tenant, Guid Session) asked)
    {
        await using var connection = await _databases.OpenFor(asked.Tenant, CancellationToken.None);
        await using var find = new NpgsqlCommand("""
            select u.id, u.name, u.role, c.security_stamp, s.expires_at, u.sites, r.title, r.permissions, identity.standing(u.tenant, u.id)
            from identity.sessions s
            join identity.users u on u.tenant = s.tenant and u.id = s.user_id
            join identity.credentials c on c.tenant = u.tenant and c.id = u.id
            left join identity.roles r on r.tenant = u.tenant and r.id::text = u.role and r.removed_at is null
            where s.tenant = $1 and s.id = $2 and s.ended_at is null and u.deactivated_at is null
            """, connection);
        find.Parameters.AddWithValue(asked.Tenant.Value);
        find.Parameters.AddWithValue(asked.Session);
        await using var rows = await find.ExecuteReaderAsync();
        if (!await rows.ReadAsync()) return null;

        var role = Role.Of(rows.GetString(2));
        if (!await rows.IsDBNullAsync(6)) role = role with { Title = rows.GetString(6), Permissions = rows.GetFieldValue<string[]>(7) };
        return new(rows.GetGuid(0), rows.GetString(1), role.Name, role.Title, rows.GetString(3), rows.GetFieldValue<DateTimeOffset>(4),
            _patterns.Expand(role.Permissions), rows.GetFieldValue<Guid[]>(5), rows.GetString(8));
    }
}
