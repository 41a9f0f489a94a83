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
/// were opened with still hold, and whether their users may still do the same, all in one question, and hangs up on the others: wherever
/// that was decided, it is felt within two seconds. Who may come back comes back with what holds now.
/// </summary>
internal sealed class LiveAccess(ILiveConnections live, Databases databases, TimeProvider time, ILogger<LiveAccess> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);

    /// <summary>Hangs up on those whose session has ended or whose key is revoked or expired, or whose user may do something else now; answers how many.</summary>
    public async Task<int> Check(CancellationToken ct)
    {
        var asked = new HashSet<(Guid Tenant, Guid Id, string? Standing)>();
        live.Close(principal =>
        {
            if (Of(principal) is { } by) asked.Add(by);
            return false;
        });
        if (asked.Count == 0) return 0;

        var ended = await Ended([.. asked], ct);
        return ended.Count == 0 ? 0 : live.Close(principal => Of(principal) is { } by && ended.Contains((by.Id, by.Standing)));
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

    private async Task<HashSet<(Guid Id, string? Standing)>> Ended((Guid Tenant, Guid Id, string? Standing)[] asked, CancellationToken ct)
    {
        await using var find = databases.System.CreateCommand("""
            select asked.id, asked.standing from unnest($1, $2, $3) asked (tenant, id, standing)
            where not exists (select from identity.sessions s where s.tenant = asked.tenant and s.id = asked.id and s.ended_at is null and s.expires_at > now()
                                and identity.standing(s.tenant, s.user_id) = asked.standing)
              and not exists (select from identity.api_keys k where k.tenant = asked.tenant and k.id = asked.id and k.revoked_at is null and (k.expires_at is null or k.expires_at > now()))
            """);
        find.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. asked.Select(a => a.Tenant)] });
        find.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. asked.Select(a => a.Id)] });
        find.Parameters.Add(new NpgsqlParameter<string?[]> { TypedValue = [.. asked.Select(a => a.Standing)] });
        await using var rows = await find.ExecuteReaderAsync(ct);
        var ended = new HashSet<(Guid, string?)>();
        while (await rows.ReadAsync(ct)) ended.Add((rows.GetGuid(0), await rows.IsDBNullAsync(1, ct) ? null : rows.GetString(1)));
        return ended;
    }

    private static (Guid Tenant, Guid Id, string? Standing)? Of(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(CallClaims.Tenant), out var tenant)
        && (principal.SessionOf() ?? (Guid.TryParse(principal.FindFirstValue(CallClaims.Key), out var key) ? key : null)) is { } id
            ? (tenant, id, principal.FindFirstValue(IdentityClaims.Standing))
            : null;
}
