using Npgsql;

namespace Platform.Hosting.Backups;

/// <summary>Reads from PostgreSQL's own catalogue what there is to copy.</summary>
internal static class Catalogue
{
    // Kept out: what the restored database has of its own (migrations, schedules) and what is worthless an hour later.
    private const string Ours = """
        n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'public') and n.nspname !~ '^pg_temp' and c.relname !~ '^qrtz_'
        and (n.nspname, c.relname) not in (('platform', 'migrations'), ('platform', 'idempotency'))
        """;

    /// <summary>Tables, those first that others refer to.</summary>
    public static async Task<IReadOnlyList<(string Name, string[] Columns)>> Tables(NpgsqlConnection connection, CancellationToken ct)
    {
        var columns = await Read(connection, $"""
            select format('%I.%I', n.nspname, c.relname),
                   array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition and {Ours} order by 1
            """, row => (Name: row.GetString(0), Columns: row.GetFieldValue<string[]>(1)), ct);
        var references = await Read(connection, """
            select format('%I.%I', n.nspname, c.relname), format('%I.%I', fn.nspname, f.relname)
            from pg_constraint k
            join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
            join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
            where k.contype = 'f' and k.conrelid <> k.confrelid
            """, row => (From: row.GetString(0), To: row.GetString(1)), ct);

        var ordered = new List<(string Name, string[] Columns)>();
        var seen = new HashSet<string>();
        foreach (var table in columns) Visit(table);
        return ordered;

        void Visit((string Name, string[] Columns) table)
        {
            if (!seen.Add(table.Name)) return;
            foreach (var (_, to) in references.Where(r => r.From == table.Name))
                if (columns.Find(t => t.Name == to) is { Name: not null } target) Visit(target);
            ordered.Add(table);
        }
    }

    /// <summary>Statements that make the partitions again, with what each role may do there.</summary>
    public static async Task<IReadOnlyList<string>> Partitions(NpgsqlConnection connection, CancellationToken ct) => await Read(connection, $"""
        select format('create table if not exists %I.%I partition of %s %s;', n.nspname, c.relname, i.inhparent::regclass, pg_get_expr(c.relpartbound, c.oid))
            || coalesce((select string_agg(format(' grant %s on %I.%I to %I;', g.privilege_type, n.nspname, c.relname, g.grantee), '')
                         from information_schema.role_table_grants g
                         where g.table_schema = n.nspname and g.table_name = c.relname and g.grantee like 'platform\_%'), '')
        from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_inherits i on i.inhrelid = c.oid
        where c.relispartition and c.relkind = 'r' and {Ours} order by 1
        """, row => row.GetString(0), ct);

    /// <summary>Statements that let every identity column go on after the highest value it has.</summary>
    public static async Task<IReadOnlyList<string>> SequenceResets(NpgsqlConnection connection, CancellationToken ct) => await Read(connection, $"""
        select format('select setval(pg_get_serial_sequence(%L, %L), coalesce((select max(%I) from %I.%I), 0) + 1, false)',
            format('%I.%I', n.nspname, c.relname), a.attname, a.attname, n.nspname, c.relname)
        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        where a.attidentity <> '' and not c.relispartition and {Ours}
        """, row => row.GetString(0), ct);

    public static Task<List<AppliedMigration>> Migrations(NpgsqlConnection connection, CancellationToken ct) =>
        Read(connection, "select module, number, checksum from platform.migrations order by applied_at, module, number",
            row => new AppliedMigration(row.GetString(0), row.GetInt32(1), row.GetString(2)), ct);

    private static async Task<List<T>> Read<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var list = new List<T>();
        while (await rows.ReadAsync(ct)) list.Add(read(rows));
        return list;
    }
}
