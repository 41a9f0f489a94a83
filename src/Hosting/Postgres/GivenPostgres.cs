using Npgsql;

namespace Platform.Hosting.Postgres;

/// <summary>A PostgreSQL that someone else runs: it is only asked whether it answers and is new enough.</summary>
internal static class GivenPostgres
{
    private const string Setting = "ConnectionStrings:platform";

    public static async Task<string> Check(string connectionString, CancellationToken ct)
    {
        var where = Setting;
        try
        {
            var parsed = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
            where = $"{parsed.Host}:{parsed.Port}, database {parsed.Database ?? parsed.Username}";
            await using var connection = new NpgsqlConnection(parsed.ConnectionString);
            await connection.OpenAsync(ct);
            if (connection.PostgreSqlVersion.Major < PostgresBinaries.OldestMajor)
                throw new StartupException(
                    $"The database at {where} is PostgreSQL {connection.PostgreSqlVersion}; {PostgresBinaries.OldestMajor} is the oldest that works.",
                    $"Upgrade it, or give another one with {Setting}.");

            return $"PostgreSQL {connection.PostgreSqlVersion} at {where} (given)";
        }
        catch (ArgumentException e)
        {
            throw new StartupException($"The setting {Setting} is not a connection string: {e.Message}",
                "It looks like Host=db.example.com;Username=platform;Password=…;Database=platform.", e);
        }
        catch (PostgresException e)
        {
            throw new StartupException($"The database at {where} refused us: {e.MessageText}.", $"Check user, password and database name in {Setting}.", e);
        }
        catch (Exception e) when (e is NpgsqlException or System.Net.Sockets.SocketException or TimeoutException)
        {
            throw new StartupException($"No database answers at {where}: {e.Message}",
                $"Start it, correct {Setting}, or remove that setting to have PostgreSQL started for you.", e);
        }
    }
}
