using Npgsql;
using Platform.Hosting.Data;

namespace Platform.Identity.Access;

/// <summary>A session that is neither ended nor expired, and its user as of now.</summary>
internal sealed record OpenSession(Guid UserId, string UserName, string Role, string Stamp, DateTimeOffset ExpiresAt);

/// <summary>Says whether a session is still open; one that was ended anywhere is not, within two seconds.</summary>
internal sealed class OpenSessions
{
    private readonly Databases _databases;
    private readonly ShortMemory<(TenantId Tenant, Guid Session), OpenSession?> _known;

    public OpenSessions(Databases databases, TimeProvider time)
    {
        _databases = databases;
        _known = new(time, Ask);
    }

    public Task<OpenSession?> Find(TenantId tenant, Guid session, CancellationToken ct) => _known.Get((tenant, session), ct);

    public void Forget(TenantId tenant, Guid session) => _known.Forget((tenant, session));

    private async Task<OpenSession?> Ask((TenantId Tenant, Guid Session) asked)
    {
        await using var connection = await _databases.OpenFor(asked.Tenant, CancellationToken.None);
        await using var find = new NpgsqlCommand("""
            select u.id, u.name, u.role, c.security_stamp, s.expires_at
            from identity.sessions s
            join identity.users u on u.tenant = s.tenant and u.id = s.user_id
            join identity.credentials c on c.tenant = u.tenant and c.id = u.id
            where s.tenant = $1 and s.id = $2 and s.ended_at is null
            """, connection);
        find.Parameters.AddWithValue(asked.Tenant.Value);
        find.Parameters.AddWithValue(asked.Session);
        await using var rows = await find.ExecuteReaderAsync();
        return await rows.ReadAsync()
            ? new(rows.GetGuid(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetFieldValue<DateTimeOffset>(4))
            : null;
    }
}
