using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Platform.Hosting.Data;

namespace Platform.Identity.Access;

/// <summary>Notes which API keys are used and writes that down once a minute for all of them: a request costs no write, a kill loses a minute.</summary>
internal sealed class ApiKeyUses(Databases databases, TimeProvider time, ILogger<ApiKeyUses> log) : BackgroundService
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(TenantId Tenant, Guid Id), DateTimeOffset> _seen = new();
    private readonly ConcurrentDictionary<(TenantId Tenant, Guid Id), DateTimeOffset> _written = new();

    public void Record(TenantId tenant, Guid key)
    {
        var now = time.GetUtcNow();
        if (!_seen.TryGetValue((tenant, key), out var last) || now - last >= Minute) _seen[(tenant, key)] = now;
    }

    /// <summary>Writes down what was noted since the last time.</summary>
    public async Task Flush(CancellationToken ct)
    {
        var news = _seen.Where(use => _written.GetValueOrDefault(use.Key) < use.Value).ToList();
        if (news.Count == 0) return;

        await using var write = databases.System.CreateCommand("""
            insert into identity.api_key_uses (tenant, id, last_used_at) select * from unnest($1, $2, $3)
            on conflict (tenant, id) do update set last_used_at = greatest(api_key_uses.last_used_at, excluded.last_used_at)
            """);
        write.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. news.Select(use => use.Key.Tenant.Value)] });
        write.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. news.Select(use => use.Key.Id)] });
        write.Parameters.Add(new NpgsqlParameter<DateTime[]> { TypedValue = [.. news.Select(use => use.Value.UtcDateTime)] });
        await write.ExecuteNonQueryAsync(ct);

        foreach (var (key, at) in news) _written[key] = at;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Minute, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryFlush(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }

        await TryFlush(CancellationToken.None);
    }

    private async Task TryFlush(CancellationToken ct)
    {
        try { await Flush(ct); }
        catch (NpgsqlException e) { log.LogWarning(e, "The last uses of {Keys} API keys could not be written; they are tried again in a minute.", _seen.Count); }
    }
}
