using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Platform.Hosting.Data;

/// <summary>
/// The row of one kind of record: read by its key, and saved together with what is told of it in one statement, which is its own transaction and one
/// round trip. The model says which columns there are and how their values are written.
/// </summary>
internal sealed class RecordRow<TState> where TState : class
{
    private const string Columns = "tenant, stream_kind, stream_id, version, kind, data, actor, at, trace, address, agent";

    private static readonly ConditionalWeakTable<IModel, RecordRow<TState>> Known = [];

    private readonly Func<ModuleDb, Guid, CancellationToken, Task<TState?>> _find;
    private readonly Column[] _columns, _identity;
    private readonly Dictionary<string, Column> _beside;
    private readonly string _table, _hold;

    private RecordRow(IModel model)
    {
        var entity = model.FindEntityType(typeof(TState))!;
        _find = EF.CompileAsyncQuery((ModuleDb db, Guid key, CancellationToken _) => db.Set<TState>().AsNoTracking().FirstOrDefault(s => EF.Property<Guid>(s, "Key") == key));
        _table = $"{entity.GetSchema()}.{entity.GetTableName()}";
        var key = entity.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName()).ToArray(); // the tenant and its own
        // Rows that refer to it may come meanwhile: its key stays.
        _hold = $"select 1 from {_table} where {key[0]} = $1 and {key[1]} = any($2) order by {key[1]} for no key update";
        var columns = entity.GetProperties().Where(p => !p.IsShadowProperty()).ToLookup(p => p.IsPrimaryKey() || p.IsConcurrencyToken, Column.Of);
        (_columns, _identity) = ([.. columns[false]], [.. columns[true]]);
        _beside = entity.GetProperties().Where(p => p.IsShadowProperty()).ToDictionary(p => p.Name, Column.Of);
        IsPlain = !entity.GetComplexProperties().Any() && !entity.GetNavigations().Any() && entity.GetProperties().All(p => p.ValueGenerated != ValueGenerated.OnAddOrUpdate);
    }

    /// <summary>Whether it is one row of simple columns, so that it can be saved here.</summary>
    public bool IsPlain { get; }

    public static RecordRow<TState> Of(ModuleDb db) => Known.GetValue(db.Model, static model => new(model));

    /// <summary>The record as it is now, as far as the caller may know of it; nobody follows what becomes of it.</summary>
    public Task<TState?> Find(ModuleDb db, Guid key, CancellationToken ct) => _find(db, key, ct);

    /// <summary>Holds the rows until the end of the transaction, in the order in which a batch is saved: whoever holds one and waits for the next is not waited for by who holds that.</summary>
    public async Task Hold(ModuleDb db, IReadOnlyList<Guid> keys, CancellationToken ct)
    {
        await using var hold = new NpgsqlCommand(_hold, (NpgsqlConnection)db.Database.GetDbConnection());
        hold.Parameters.Add(new() { Value = db.Tenant.Value });
        hold.Parameters.Add(new() { Value = keys.ToArray() });
        await hold.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Saves what differs, and the entries; false when somebody has changed the row since it was read. A session that was not told yet whose rows it may see is told with it.</summary>
    public async Task<bool> Save(ModuleDb db, TState before, TState after, IReadOnlyList<JournalEntry> entries, CancellationToken ct)
    {
        var beside = _beside.Count == 0 ? [] : await db.Beside(after);
        await using var save = ((NpgsqlConnection)db.Database.GetDbConnection()).CreateBatch();
        if (db.TellsTenantWithQuery) save.BatchCommands.Add(Databases.TellTenant(db.Tenant));
        db.TellsTenantWithQuery = false;
        save.BatchCommands.Add(Statement(before, after, beside, entries));
        return await save.ExecuteNonQueryAsync(ct) == entries.Count;
    }

    private NpgsqlBatchCommand Statement(TState before, TState after, IReadOnlyList<KeyValuePair<string, object?>> beside, IReadOnlyList<JournalEntry> entries)
    {
        var save = new NpgsqlBatchCommand();
        var sql = new StringBuilder("with changed as (update ").Append(_table).Append(" set ");
        foreach (var column in _identity.Where(c => c.IsVersion)) Set(column);
        foreach (var column in _columns)
            if (column.Differs(before, after)) Set(column);
        foreach (var (name, value) in beside) sql.Append(_beside[name].Name).Append(" = ").Append(Place(_beside[name].Write(value))).Append(", ");
        sql.Length -= 2;
        sql.Append(" where ");
        foreach (var column in _identity) sql.Append(column.Name).Append(" = ").Append(Place(column.Write(before))).Append(" and ");
        sql.Length -= 5;
        sql.Append(" returning 1) insert into platform.journal (").Append(Columns).Append(") select e.* from changed, (values ");
        foreach (var entry in entries) sql.Append('(').AppendJoin(", ", Values(entry).Select(Place)).Append("), ");
        sql.Length -= 2;
        save.CommandText = sql.Append(") e").ToString();
        return save;

        void Set(Column column) => sql.Append(column.Name).Append(" = ").Append(Place(column.Write(after))).Append(", ");

        string Place(NpgsqlParameter value)
        {
            save.Parameters.Add(value);
            return $"${save.Parameters.Count}";
        }
    }

    private static IEnumerable<NpgsqlParameter> Values(JournalEntry entry) =>
    [
        Value(entry.Tenant.Value, NpgsqlDbType.Uuid), Value(entry.StreamKind, NpgsqlDbType.Text), Value(entry.StreamId, NpgsqlDbType.Uuid), Value(entry.Version, NpgsqlDbType.Integer),
        Value(entry.Kind, NpgsqlDbType.Text), Value(entry.Data, NpgsqlDbType.Jsonb), Value(entry.Actor.Value, NpgsqlDbType.Uuid), Value(entry.At, NpgsqlDbType.TimestampTz),
        Value(entry.Trace, NpgsqlDbType.Text), Value(entry.Address, NpgsqlDbType.Text), Value(entry.Agent, NpgsqlDbType.Text),
    ];

    private static NpgsqlParameter Value(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    // Parameters are made by a command, of which they know nothing.
    private static readonly NpgsqlCommand Maker = new();

    // What is kept beside a record has no getter.
    private sealed record Column(string Name, bool IsVersion, IClrPropertyGetter? Getter, ValueComparer Comparer, RelationalTypeMapping Mapping, bool IsNullable)
    {
        public static Column Of(IProperty property) => new(
            property.GetColumnName(), property.IsConcurrencyToken, property.IsShadowProperty() ? null : property.GetGetter(), property.GetValueComparer(), property.GetRelationalTypeMapping(), property.IsNullable);

        public bool Differs(TState before, TState after) => !Comparer.Equals(Getter!.GetClrValue(before), Getter.GetClrValue(after));

        public NpgsqlParameter Write(TState state) => Write(Getter!.GetClrValue(state));

        public NpgsqlParameter Write(object? value) => (NpgsqlParameter)Mapping.CreateParameter(Maker, "", value, IsNullable);
    }
}
