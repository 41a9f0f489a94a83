using Npgsql;

namespace Platform.Hosting.Data;

/// <summary>SQL with its values in the order of $1, $2, and so on.</summary>
internal static class Commands
{
    public static NpgsqlCommand Command(this NpgsqlDataSource source, string sql, params object[] values)
    {
        var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }
}
