using Npgsql;
using NpgsqlTypes;

namespace Platform.Devices.Value;

/// <summary>What a report is about: a time, and the devices of some sites (all when null) and of a type (any when null).</summary>
internal sealed record ReportScope(TenantId Tenant, DateTimeOffset From, DateTimeOffset To, Guid[]? Sites, Guid? Type)
{
    /// <summary>The devices asked about, as a condition on devices.devices d.</summary>
    public const string Asked = "d.tenant = $1 and ($4 is null or d.site_id = any($4)) and ($5 is null or d.type_id = $5)";

    /// <summary>A statement with $1 the tenant, $2 and $3 the time, $4 the sites, $5 the type.</summary>
    public NpgsqlCommand Command(string sql, NpgsqlConnection connection) => new(sql, connection)
    {
        Parameters =
        {
            new() { Value = Tenant.Value }, new() { Value = From }, new() { Value = To },
            new() { Value = Sites ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
            new() { Value = Type ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
        },
        CommandTimeout = 120,
    };
}
