using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Platform.Hosting.Data;

namespace Platform.Alerts.OnCall.Escalation;

/// <summary>Parameters of statements, in their order.</summary>
internal static class EscalationSql
{
    public static void Take(this NpgsqlCommand command, IEnumerable<object?> values)
    {
        foreach (var value in values) command.Parameters.Add(value as NpgsqlParameter ?? new() { Value = value ?? DBNull.Value });
    }

    public static NpgsqlParameter Json(object value) => new() { Value = JsonSerializer.Serialize(value, JournalEntry.Json), NpgsqlDbType = NpgsqlDbType.Jsonb };

    public static NpgsqlParameter Person(Guid? id) => new() { Value = id ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };

    public static NpgsqlParameter Number(int? number) => new() { Value = number ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer };
}
