using Npgsql;

namespace Platform.Hosting.Bus.Postgres;

/// <summary>A message as its row has it.</summary>
internal static class Rows
{
    public const string Message = "id, tenant, subject, session, body, trace";
    public const int Columns = 6;

    public static BusMessage MessageOf(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0), Tenant = new(row.GetGuid(1)), Subject = row.GetString(2), Session = row.IsDBNull(3) ? null : row.GetString(3),
        Body = row.GetFieldValue<byte[]>(4), Trace = row.IsDBNull(5) ? null : row.GetString(5),
    };
}
