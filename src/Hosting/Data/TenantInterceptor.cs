using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Platform.Hosting.Data;

/// <summary>The second lock: each connection a module opens is told whose rows it may see, at once or together with its first query.</summary>
internal sealed class TenantInterceptor : DbConnectionInterceptor, IDbCommandInterceptor
{
    public static readonly TenantInterceptor Instance = new();

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken ct = default)
    {
        if (eventData.Context is ModuleDb { TellsTenantWithQuery: true }) return;
        await using var enter = Databases.EnterTenant((NpgsqlConnection)connection, ((ModuleDb)eventData.Context!).Tenant);
        await enter.ExecuteNonQueryAsync(ct);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var enter = Databases.EnterTenant((NpgsqlConnection)connection, ((ModuleDb)eventData.Context!).Tenant);
        enter.ExecuteNonQuery();
    }

    public ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is ModuleDb { TellsTenantWithQuery: true } db)
        {
            command.CommandText = $"select set_config('platform.tenant', @platform_tenant, false); {command.CommandText}";
            command.Parameters.Add(new NpgsqlParameter("platform_tenant", db.Tenant.Value.ToString()));
        }

        return new(result);
    }

    public async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is not ModuleDb { TellsTenantWithQuery: true } db) return result;
        db.TellsTenantWithQuery = false;
        await result.NextResultAsync(cancellationToken); // past the answer to who we are
        return result;
    }
}
