using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using Platform.Hosting.Data;

namespace Platform.Hosting.Jobs;

/// <summary>Puts jobs into the table.</summary>
internal sealed class JobQueue(Databases databases, JobBell bell) : IJobs
{
    // A rate that is already there is not touched, so that queueing does not wait for those who start jobs under it.
    private const string Insert = """
        with rate as (
          insert into platform.job_rates as r (tenant, key, permits, per, left_over)
          select $1, $9, $10, $11, $10
          where $9 is not null and not exists (select from platform.job_rates k where k.tenant = $1 and k.key = $9 and k.permits = $10 and k.per = $11)
          on conflict (tenant, key) do update set
            permits = excluded.permits, per = excluded.per, left_over = least(platform.permits_left(r), excluded.permits), counted_at = now())
        insert into platform.jobs (tenant, id, kind, payload, priority, run_at, max_attempts, key, rate_key, trace)
        select $1, id, $3, payload, $5, coalesce($6, now()), $7, key, $9, $12 from unnest($2, $4, $8) as job (id, payload, key)
        on conflict (tenant, kind, key) where key is not null and state in ('waiting', 'running') do nothing
        """;

    private const string Find = "select id from platform.jobs where tenant = $1 and kind = $2 and key = $3 and state in ('waiting', 'running')";

    public async Task<Guid> Enqueue<TPayload>(TenantId tenant, string kind, TPayload payload, JobOptions? options, CancellationToken ct)
    {
        await using var connection = await databases.System.OpenConnectionAsync(ct);
        var id = await Enqueue(connection, null, tenant, kind, payload, options ?? JobOptions.Default, ct);
        bell.Ring();
        return id;
    }

    public Task<Guid> Enqueue<TPayload>(ModuleDb db, string kind, TPayload payload, JobOptions? options, CancellationToken ct) =>
        db.Database.CurrentTransaction?.GetDbTransaction() is NpgsqlTransaction transaction
            ? Enqueue(transaction, db.Tenant, kind, payload, options, ct)
            : throw new InvalidOperationException("There is no transaction to queue the job in: begin one with db.Database.BeginTransactionAsync(), or queue it by tenant.");

    public Task<Guid> Enqueue<TPayload>(NpgsqlTransaction transaction, TenantId tenant, string kind, TPayload payload, JobOptions? options, CancellationToken ct) =>
        Enqueue(transaction.Connection!, transaction, tenant, kind, payload, options ?? JobOptions.Default, ct);

    public async Task EnqueueMany<TPayload>(
        NpgsqlTransaction transaction, TenantId tenant, string kind, IReadOnlyList<(string Key, TPayload Payload)> jobs, JobOptions? options, CancellationToken ct)
    {
        if (jobs.Count == 0) return;
        Guid[] ids = [.. jobs.Select(_ => Guid.CreateVersion7())];
        await using var insert = Inserting(
            transaction.Connection!, transaction, tenant, kind, ids, [.. jobs.Select(j => Json(j.Payload))], [.. jobs.Select(j => j.Key)], options ?? JobOptions.Default);
        await insert.ExecuteNonQueryAsync(ct);
    }

    private static async Task<Guid> Enqueue<TPayload>(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, TenantId tenant, string kind, TPayload payload, JobOptions options, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await using var insert = Inserting(connection, transaction, tenant, kind, [id], [Json(payload)], [options.Key], options);
        await using var find = new NpgsqlCommand(Find, connection, transaction)
        {
            Parameters = { new() { Value = tenant.Value }, new() { Value = kind }, new() { Value = options.Key ?? "" } },
        };

        // The job with our key may finish between our two looks; then there is room for ours after all.
        for (; ; )
        {
            if (await insert.ExecuteNonQueryAsync(ct) == 1) return id;
            if (await find.ExecuteScalarAsync(ct) is Guid queued) return queued;
        }
    }

    private static NpgsqlCommand Inserting(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, TenantId tenant, string kind, Guid[] ids, string[] payloads, string?[] keys, JobOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        return new(Insert, connection, transaction)
        {
            Parameters =
            {
                new() { Value = tenant.Value },
                new() { Value = ids },
                new() { Value = kind },
                new() { Value = payloads, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb },
                new() { Value = (short)options.Priority },
                new() { Value = (object?)options.RunAt?.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
                new() { Value = options.MaxAttempts },
                new() { Value = keys, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = (object?)options.RateKey ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = options.Rate.Permits },
                new() { Value = options.Rate.Per },
                new() { Value = (object?)Activity.Current?.Id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            },
        };
    }

    private static string Json<TPayload>(TPayload payload) => JsonSerializer.Serialize(payload, JobKind.Json);
}
