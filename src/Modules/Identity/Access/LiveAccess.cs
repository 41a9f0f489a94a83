using System.Security.Claims;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Live;
using Platform.Identity.Domain;

namespace Platform.Identity.Access;

/// <summary>
/// A live connection is let in once and then stays. So every second this process asks whether the sessions and keys its connections
/// were opened with still hold, and allow what they did then, all in one question. It hangs up on the others: wherever an end or a
/// change was decided, it is felt within two seconds, and who may come back comes back with what holds now.
/// </summary>
internal sealed class LiveAccess(ILiveConnections live, Databases databases, PermissionPatterns patterns, TimeProvider time, ILogger<LiveAccess> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);

    /// <summary>Hangs up on those whose session or key has ended, or allows something else than when they came; answers how many.</summary>
    public async Task<int> Check(CancellationToken ct)
    {
        var asked = new HashSet<(Guid Tenant, Guid Id)>();
        live.Close(principal =>
        {
            if (Of(principal) is { } by) asked.Add(by);
            return false;
        });
        if (asked.Count == 0) return 0;

        var now = await Now([.. asked], ct);
        return live.Close(principal => Of(principal) is { } by && asked.Contains(by) && now.GetValueOrDefault(by.Id)?.IsThatOf(principal) != true);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Often, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryCheck(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    // What cannot be checked goes on: a database that is away for a moment must not throw everybody out.
    private async Task TryCheck(CancellationToken ct)
    {
        try { await Check(ct); }
        catch (NpgsqlException e) { log.LogWarning(e, "Whether live connections may go on could not be asked; asking again in a second."); }
    }

    private async Task<Dictionary<Guid, Access>> Now((Guid Tenant, Guid Id)[] asked, CancellationToken ct)
    {
        await using var find = databases.System.CreateCommand("""
            select asked.id, u.role, r.permissions, k.scopes, coalesce(u.sites, k.sites)
            from unnest($1, $2) asked (tenant, id)
            left join identity.sessions s on s.tenant = asked.tenant and s.id = asked.id and s.ended_at is null and s.expires_at > now()
            left join identity.users u on u.tenant = s.tenant and u.id = s.user_id and u.deactivated_at is null
            left join identity.roles r on r.tenant = u.tenant and r.id::text = u.role and r.removed_at is null
            left join identity.api_keys k on k.tenant = asked.tenant and k.id = asked.id and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
            where u.id is not null or k.id is not null
            """);
        find.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. asked.Select(a => a.Tenant)] });
        find.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. asked.Select(a => a.Id)] });
        await using var rows = await find.ExecuteReaderAsync(ct);
        var now = new Dictionary<Guid, Access>();
        while (await rows.ReadAsync(ct))
        {
            var made = rows.IsDBNull(2) ? null : rows.GetFieldValue<string[]>(2);
            var permissions = rows.IsDBNull(1) ? rows.GetFieldValue<string[]>(3) : patterns.Expand(made ?? Role.Of(rows.GetString(1)).Permissions);
            now[rows.GetGuid(0)] = new([.. permissions], rows.GetFieldValue<Guid[]>(4).Select(site => site.ToString()).ToHashSet());
        }

        return now;
    }

    /// <summary>What a session or a key allows now, and where.</summary>
    private sealed record Access(HashSet<string> Permissions, HashSet<string> Sites)
    {
        public bool IsThatOf(ClaimsPrincipal principal) =>
            Permissions.SetEquals(principal.FindAll(CallClaims.Permission).Select(claim => claim.Value))
            && Sites.SetEquals(principal.FindAll(CallClaims.Site).Select(claim => claim.Value));
    }

    private static (Guid Tenant, Guid Id)? Of(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(CallClaims.Tenant), out var tenant)
        && (principal.SessionOf() ?? (Guid.TryParse(principal.FindFirstValue(CallClaims.Key), out var key) ? key : null)) is { } id
            ? (tenant, id)
            : null;
}
