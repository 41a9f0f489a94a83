using Npgsql;
using NpgsqlTypes;
using Platform.Hosting.Data;

namespace Platform.Hosting.Jobs;

/// <summary>
/// The queue as one runner sees it. All times are the database's, the one clock that all processes share. What a runner says of a
/// job counts only while the job is still its own: same owner, same attempt.
/// </summary>
internal sealed class JobStore(Databases databases, JobRunnerOptions options)
{
    // Each priority and each rate is a range of an index, read only as far as jobs are wanted.
    private const string ClaimSql = """
        with unrated as (
          select due.* from (values (2), (1), (0)) as level (priority)
          cross join lateral (
            select tenant, id, priority, run_at, null as rate_key from platform.jobs
            where state = 'waiting' and rate_key is null and priority = level.priority and run_at <= now() and kind = any ($2)
            order by run_at limit $3 for update skip locked) due
        ), rates as materialized (
          select r.tenant, r.key, floor(platform.permits_left(r))::int as permits from platform.job_rates r
          where platform.permits_left(r) >= 1 and exists (
            select from platform.jobs j where j.tenant = r.tenant and j.rate_key = r.key and j.state = 'waiting' and j.run_at <= now() and j.kind = any ($2))
          order by r.counted_at limit $3 for no key update of r skip locked
        ), rated as (
          select due.* from rates
          cross join lateral (
            select tenant, id, priority, run_at, rate_key from platform.jobs
            where tenant = rates.tenant and rate_key = rates.key and state = 'waiting' and run_at <= now() and kind = any ($2)
            order by priority desc, run_at limit least(rates.permits, $3) for update skip locked) due
        ), chosen as (
          select * from unrated union all select * from rated order by priority desc, run_at limit $3
        ), spent as (
          update platform.job_rates r set left_over = platform.permits_left(r) - taken.jobs, counted_at = now()
          from (select tenant, rate_key, count(*) as jobs from chosen where rate_key is not null group by tenant, rate_key) taken
          where r.tenant = taken.tenant and r.key = taken.rate_key
        )
        update platform.jobs j
        set state = 'running', owner = $1, locked_until = now() + $4, attempts = attempts + 1, progress = null
        from chosen where j.tenant = chosen.tenant and j.id = chosen.id
        returning j.tenant, j.id, j.kind, j.payload::text, j.attempts, j.max_attempts, j.trace, now() - j.run_at, j.priority, j.run_at
        """;

    // A job whose runner keeps dying waits longer each time; it may be the reason.
    private const string TakeOverSql = """
        update platform.jobs j set
          owner = null, locked_until = null, last_error = 'The process that ran it died.',
          state = case when attempts < max_attempts then 'waiting' else 'dead' end,
          finished_at = case when attempts < max_attempts then null else now() end,
          run_at = now() + interval '5 seconds' * (2 ^ least(attempts - 1, 8) - 1)
        from (select tenant, id from platform.jobs where state = 'running' and locked_until < now() limit 1000 for update skip locked) left_alone
        where j.tenant = left_alone.tenant and j.id = left_alone.id
        returning j.state = 'dead'
        """;

    public Guid Owner { get; } = Guid.CreateVersion7();

    /// <summary>Takes the next jobs that are due, most urgent first, each rate within its limit.</summary>
    public async Task<IReadOnlyList<ClaimedJob>> Claim(string[] kinds, int count, CancellationToken ct)
    {
        await using var claim = databases.System.CreateCommand(ClaimSql);
        claim.Parameters.Add(new() { Value = Owner });
        claim.Parameters.Add(new() { Value = kinds });
        claim.Parameters.Add(new() { Value = count });
        claim.Parameters.Add(new() { Value = options.Lease });
        await using var rows = await claim.ExecuteReaderAsync(ct);
        var claimed = new List<(ClaimedJob Job, short Priority, DateTime RunAt)>();
        while (await rows.ReadAsync(ct))
            claimed.Add((new(new(rows.GetGuid(0)), rows.GetGuid(1), rows.GetString(2), rows.GetString(3), rows.GetInt32(4), rows.GetInt32(5),
                rows.IsDBNull(6) ? null : rows.GetString(6), rows.GetTimeSpan(7)), rows.GetInt16(8), rows.GetDateTime(9)));
        return [.. claimed.OrderByDescending(c => c.Priority).ThenBy(c => c.RunAt).Select(c => c.Job)];
    }

    /// <summary>Puts the jobs of runners that died back; answers how many of them are dead now.</summary>
    public async Task<(int Waiting, int Dead)> TakeOver(CancellationToken ct)
    {
        await using var command = databases.System.CreateCommand(TakeOverSql);
        await using var rows = await command.ExecuteReaderAsync(ct);
        int waiting = 0, dead = 0;
        while (await rows.ReadAsync(ct)) _ = rows.GetBoolean(0) ? dead++ : waiting++;
        return (waiting, dead);
    }

    /// <summary>Says that we live and how far the jobs are; answers those that are still ours.</summary>
    public async Task<HashSet<Guid>> Renew(IReadOnlyCollection<JobContext> jobs, CancellationToken ct)
    {
        await using var renew = databases.System.CreateCommand("""
            update platform.jobs j set locked_until = now() + $5, progress = coalesce(held.progress, j.progress)
            from unnest($2, $3, $4) as held (tenant, id, progress)
            where j.tenant = held.tenant and j.id = held.id and j.owner = $1 and j.state = 'running'
            returning j.id
            """);
        renew.Parameters.Add(new() { Value = Owner });
        renew.Parameters.Add(new() { Value = jobs.Select(job => job.Tenant.Value).ToArray() });
        renew.Parameters.Add(new() { Value = jobs.Select(job => job.Id).ToArray() });
        renew.Parameters.Add(new() { Value = jobs.Select(job => job.Progress).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Double });
        renew.Parameters.Add(new() { Value = options.Lease });
        await using var rows = await renew.ExecuteReaderAsync(ct);
        var ours = new HashSet<Guid>();
        while (await rows.ReadAsync(ct)) ours.Add(rows.GetGuid(0));
        return ours;
    }

    public Task<bool> Done(ClaimedJob job, CancellationToken ct) =>
        Settle(job, "state = 'done', finished_at = now(), progress = 1, last_error = null", ct);

    public Task<bool> Retry(ClaimedJob job, string error, TimeSpan after, CancellationToken ct) =>
        Settle(job, "state = 'waiting', run_at = now() + $5, last_error = $6", ct, new() { Value = after }, new() { Value = error });

    public Task<bool> Bury(ClaimedJob job, string error, CancellationToken ct) =>
        Settle(job, "state = 'dead', finished_at = now(), last_error = $5", ct, new NpgsqlParameter { Value = error });

    /// <summary>Gives the job back as if it had never been taken.</summary>
    public Task<bool> Release(ClaimedJob job, CancellationToken ct) =>
        Settle(job, "state = 'waiting', run_at = now(), attempts = attempts - 1", ct);

    /// <summary>Removes what has been finished for long, a little at a time; answers how much that was.</summary>
    public async Task<int> Prune(CancellationToken ct)
    {
        const int batch = 5_000;
        await using var prune = databases.System.CreateCommand("""
            delete from platform.jobs where (tenant, id) in (
              select tenant, id from platform.jobs
              where (state = 'done' and finished_at < now() - $1) or (state = 'dead' and finished_at < now() - $2)
              limit $3 for update skip locked)
            """);
        prune.Parameters.Add(new() { Value = options.KeepDone });
        prune.Parameters.Add(new() { Value = options.KeepDead });
        prune.Parameters.Add(new() { Value = batch });
        for (var pruned = 0; ;)
        {
            var count = await prune.ExecuteNonQueryAsync(ct);
            pruned += count;
            if (count == batch) continue;
            await PruneRates(ct);
            return pruned;
        }
    }

    private async Task PruneRates(CancellationToken ct)
    {
        await using var prune = databases.System.CreateCommand("""
            delete from platform.job_rates where (tenant, key) in (
              select tenant, key from platform.job_rates r
              where platform.permits_left(r) >= permits and not exists (select from platform.jobs j where j.tenant = r.tenant and j.rate_key = r.key)
              for update skip locked)
            """);
        await prune.ExecuteNonQueryAsync(ct);
    }

    private async Task<bool> Settle(ClaimedJob job, string set, CancellationToken ct, params NpgsqlParameter[] parameters)
    {
        await using var settle = databases.System.CreateCommand($"""
            update platform.jobs set owner = null, locked_until = null, {set}
            where tenant = $1 and id = $2 and owner = $3 and attempts = $4 and state = 'running'
            """);
        settle.Parameters.Add(new() { Value = job.Tenant.Value });
        settle.Parameters.Add(new() { Value = job.Id });
        settle.Parameters.Add(new() { Value = Owner });
        settle.Parameters.Add(new() { Value = job.Attempt });
        settle.Parameters.AddRange(parameters);
        return await settle.ExecuteNonQueryAsync(ct) == 1;
    }
}
