using System.Runtime.CompilerServices;
using Npgsql;
using Platform.Hosting.Data;

namespace Platform.Hosting.Privacy;

/// <summary>A table that holds rows of tenants, and which of its columns may leave the house.</summary>
public sealed record TenantTable(string Schema, string Name, IReadOnlyList<string> Columns, bool ForModules)
{
    public override string ToString() => $"{Schema}.{Name}";
}

/// <summary>
/// Reads a tenant's rows from whatever tables there are, those of modules to come too. What one could sign in with stays: columns of bytes, and those
/// whose name says secret.
/// </summary>
public sealed class TenantTables(Databases databases, JournalSeals seals)
{
    private const string Secret = "(password|hash|secret|stamp|token|recovery|authenticator|challenge|public_key|private_key)";
    private const int Piece = 500;

    // Rate counters, claims and keys are the machinery's own and say nothing about anybody.
    private const string Find = $"""
        select n.nspname, c.relname, has_table_privilege('platform_app', c.oid, 'select'),
          array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                and a.atttypid <> 'bytea'::regtype and a.attname !~ '{Secret}' order by a.attnum)
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant' and not t.attisdropped
        where c.relkind in ('r', 'p') and not c.relispartition and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
          and (n.nspname, c.relname) not in (('platform', 'idempotency'), ('platform', 'person_keys'), ('platform', 'job_rates'), ('platform', 'inbox'))
          and (has_table_privilege('platform_app', c.oid, 'select') or has_table_privilege('platform_system', c.oid, 'select'))
        order by 1, 2
        """;

    public async Task<IReadOnlyList<TenantTable>> All(CancellationToken ct)
    {
        await using var find = databases.System.CreateCommand(Find);
        await using var rows = await find.ExecuteReaderAsync(ct);
        var tables = new List<TenantTable>();
        while (await rows.ReadAsync(ct)) tables.Add(new(rows.GetString(0), rows.GetString(1), rows.GetFieldValue<string[]>(3), rows.GetBoolean(2)));
        return tables;
    }

    /// <summary>The tenant's rows as JSON objects, opened; only those where a column has this value, when one is named.</summary>
    public async IAsyncEnumerable<string> Rows(TenantTable table, TenantId tenant, (string Column, Guid Value)? only, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var connection = table.ForModules ? await databases.OpenFor(tenant, ct) : await databases.System.OpenConnectionAsync(ct);
        var builder = new NpgsqlCommandBuilder();
        var columns = string.Join(", ", table.Columns.Select(c => builder.QuoteIdentifier(c)));
        await using var read = new NpgsqlCommand(
            $"select to_jsonb(row) from (select {columns} from {builder.QuoteIdentifier(table.Schema)}.{builder.QuoteIdentifier(table.Name)} where tenant = $1"
            + $"{(only is { } one ? $" and {builder.QuoteIdentifier(one.Column)} = $2" : "")}) row", connection);
        read.Parameters.AddWithValue(tenant.Value);
        if (only is not null) read.Parameters.AddWithValue(only.Value.Value);

        await using var rows = await read.ExecuteReaderAsync(ct);
        var piece = new List<string>(Piece);
        while (await rows.ReadAsync(ct))
        {
            piece.Add(rows.GetString(0));
            if (piece.Count < Piece) continue;
            foreach (var row in await seals.OpenJson(tenant, piece, ct)) yield return row;
            piece.Clear();
        }

        foreach (var row in await seals.OpenJson(tenant, piece, ct)) yield return row;
    }
}
