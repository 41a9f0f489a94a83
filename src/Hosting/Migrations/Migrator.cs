using Npgsql;

namespace Platform.Hosting.Migrations;

/// <summary>
/// Brings the schema forward: one process at a time, one transaction per script, never back. A script that fails leaves nothing
/// of itself behind, so a start that was interrupted is simply started again.
/// </summary>
public sealed class Migrator(NpgsqlDataSource owner, IReadOnlyList<MigrationScript> scripts, IProgress<string> progress)
{
    private const long Lock = 0x706C6174_666F726D; // "platform"

    /// <summary>Applies what is missing; answers how many scripts that was.</summary>
    public async Task<int> Migrate(CancellationToken ct)
    {
        await using var connection = await owner.OpenConnectionAsync(ct);
        await Execute(connection, $"select pg_advisory_lock({Lock})", ct);
        try
        {
            await Execute(connection, """
                create schema if not exists platform;
                create table if not exists platform.migrations (
                    module text, number int, name text not null, checksum text not null, applied_at timestamptz not null default now(),
                    primary key (module, number));
                comment on table platform.migrations is 'global: the schema is one for all tenants'
                """, ct);
            var missing = Missing(await Applied(connection, ct));
            foreach (var script in missing) await Apply(connection, script, ct);
            return missing.Count;
        }
        finally { await Execute(connection, $"select pg_advisory_unlock({Lock})", CancellationToken.None); }
    }

    private List<MigrationScript> Missing(Dictionary<(string Module, int Number), string> applied)
    {
        var known = scripts.ToDictionary(s => (s.Module, s.Number));
        if (applied.Keys.FirstOrDefault(a => !known.ContainsKey(a)) is { Module: { } module, Number: var number })
            throw new StartupException(
                $"The database is newer than this program: it has {module} migration {number:0000}, which this version does not know.",
                "Start the version that migrated it, or a newer one; or point Data:Folder (or ConnectionStrings:platform) at another database.");
        if (scripts.FirstOrDefault(s => applied.TryGetValue((s.Module, s.Number), out var checksum) && checksum != s.Checksum) is { } edited)
            throw new StartupException(
                $"Migration {edited.Module} {edited.Number:0000}-{edited.Name} was edited after it had been applied to this database.",
                "Restore the script and put the change into a new one with the next number.");
        return [.. scripts.Where(s => !applied.ContainsKey((s.Module, s.Number)))];
    }

    private async Task Apply(NpgsqlConnection connection, MigrationScript script, CancellationToken ct)
    {
        progress.Report($"migrating {script.Module} {script.Number:0000}-{script.Name}");
        await using var transaction = await connection.BeginTransactionAsync(ct);
        try
        {
            await Execute(connection, script.Sql, ct);
            await using var record = new NpgsqlCommand("insert into platform.migrations (module, number, name, checksum) values ($1, $2, $3, $4)", connection)
            {
                Parameters = { new() { Value = script.Module }, new() { Value = script.Number }, new() { Value = script.Name }, new() { Value = script.Checksum } },
            };
            await record.ExecuteNonQueryAsync(ct);
            await transaction.CommitAsync(ct);
        }
        catch (PostgresException e)
        {
            throw new StartupException(
                $"Migration {script.Module} {script.Number:0000}-{script.Name} failed: {e.MessageText} ({e.SqlState}).",
                "Nothing of it was kept and the scripts before it stand; mend the cause and start again.");
        }
    }

    private static async Task<Dictionary<(string Module, int Number), string>> Applied(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand("select module, number, checksum from platform.migrations", connection);
        await using var rows = await read.ExecuteReaderAsync(ct);
        var applied = new Dictionary<(string, int), string>();
        while (await rows.ReadAsync(ct)) applied[(rows.GetString(0), rows.GetInt32(1))] = rows.GetString(2);
        return applied;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
