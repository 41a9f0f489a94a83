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

    private readonly ConcurrentDictionary<(TenantId Tenant, Guid Id, bool Previous), DateTimeOffset> _seen = new();
    private readonly ConcurrentDictionary<(TenantId Tenant, Guid Id, bool Previous), DateTimeOffset> _written = new();

    /// <param name="previous">Whether it was the secret before the present one.</param>
    public void Record(TenantId tenant, Guid key, bool previous)
    {
        var now = time.GetUtcNow();
        if (!_seen.TryGetValue((tenant, key, previous), out var last) || now - last >= Minute) _seen[(tenant, key, previous)] = now;
    }

    /// <summary>Writes down what was noted since the last time.</summary>
    public async Task Flush(CancellationToken ct)
    {
        var news = _seen.Where(use => _written.GetValueOrDefault(use.Key) < use.Value).ToList();
        if (news.Count == 0) return;

        await using var write = databases.System.CreateCommand("""
            insert into identity.api_key_uses (tenant, id, last_used_at, previous_used_at)
            select tenant, id, max(at), max(at) filter (where previous) from unnest($1, $2, $3, $4) as use(tenant, id, at, previous) group by tenant, id
            on conflict (tenant, id) do update set last_used_at = greatest(api_key_uses.last_used_at, excluded.last_used_at),
              previous_used_at = greatest(api_key_uses.previous_used_at, excluded.previous_used_at)
            """);
        write.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. news.Select(use => use.Key.Tenant.Value)] });
        write.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. news.Select(use => use.Key.Id)] });
        write.Parameters.Add(new NpgsqlParameter<DateTime[]> { TypedValue = [.. news.Select(use => use.Value.UtcDateTime)] });
        write.Parameters.Add(new NpgsqlParameter<bool[]> { TypedValue = [.. news.Select(use => use.Key.Previous)] });
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
