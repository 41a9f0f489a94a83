using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Platform.Hosting.Data;

/// <summary>The second lock: each connection a module opens is told whose rows it may see.</summary>
internal sealed class TenantInterceptor : DbConnectionInterceptor
{
    public static readonly TenantInterceptor Instance = new();

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken ct = default)
    {
        await using var enter = Databases.EnterTenant((NpgsqlConnection)connection, ((ModuleDb)eventData.Context!).Tenant);
        await enter.ExecuteNonQueryAsync(ct);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var enter = Databases.EnterTenant((NpgsqlConnection)connection, ((ModuleDb)eventData.Context!).Tenant);
        enter.ExecuteNonQuery();
    }
}
