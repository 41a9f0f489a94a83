using Npgsql;
using Platform.Hosting.Data;
using Platform.Hosting.Schedules;

namespace Platform.Hosting.Files;

/// <summary>Removes files that no row names: a process was killed between keeping one and committing its row, or the row is gone.</summary>
internal sealed class SweepFiles(FileStore store, IEnumerable<FileColumn> columns, Databases databases, TimeProvider time) : ISchedule
{
    /// <summary>Longer than any upload takes from its first byte to the commit of its row.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    private const int Piece = 1_000;
    private const string Turn = "hashtextextended('platform.files', 0)";

    public static string Name => "sweep-files";
    public static string Cron => "0 35 * * * ?";

    /// <summary>Nothing is swept until the transaction ends: for whoever copies files that rows name.</summary>
    public static async Task<NpgsqlTransaction> HoldOff(NpgsqlConnection connection, CancellationToken ct)
    {
        var turn = await connection.BeginTransactionAsync(ct);
        await using var take = new NpgsqlCommand($"select pg_advisory_xact_lock_shared({Turn})", connection, turn);
        await take.ExecuteNonQueryAsync(ct);
        return turn;
    }

    public async Task Run(CancellationToken ct)
    {
        var before = time.GetUtcNow() - Grace;
        await using var connection = await databases.System.OpenConnectionAsync(ct);
        await using var turn = await connection.BeginTransactionAsync(ct);
        await using var take = new NpgsqlCommand($"select pg_try_advisory_xact_lock({Turn})", connection, turn);
        if (await take.ExecuteScalarAsync(ct) is not true) return;

        foreach (var old in store.All().Where(file => store.KeptAt(file) < before).Chunk(Piece))
            foreach (var file in old.Except(await Named(connection, old, ct))) store.ForgetIfOlder(file, before);
        store.ForgetPieces(before);
    }

    private async Task<HashSet<KeptFile>> Named(NpgsqlConnection connection, KeptFile[] files, CancellationToken ct)
    {
        var named = new HashSet<KeptFile>();
        foreach (var (table, column) in columns)
        {
            await using var find = new NpgsqlCommand($"select tenant, {column} from {table} where (tenant, {column}) in (select * from unnest($1, $2))", connection);
            find.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. files.Select(f => f.Tenant.Value)] });
            find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. files.Select(f => f.Sha256)] });
            await using var rows = await find.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct)) named.Add(new(new(rows.GetGuid(0)), rows.GetString(1)));
        }

        return named;
    }
}
