using Npgsql;
using NpgsqlTypes;
using Platform.Hosting.Data;
using Platform.Hosting.Plans;

namespace Platform.Sites.Storage;

/// <summary>Counts sites, each of which is one.</summary>
internal sealed class SiteMeter(Databases databases) : IUsageMeter
{
    public string Name => "sites";

    public async Task<IReadOnlyList<Metered>> Count(TenantId? only, CancellationToken ct)
    {
        await using var count = databases.System.CreateCommand("select tenant, key from sites.sites where removed_at is null and ($1 is null or tenant = $1)");
        count.Parameters.Add(new NpgsqlParameter { Value = only?.Value ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        await using var rows = await count.ExecuteReaderAsync(ct);
        var counted = new List<Metered>();
        while (await rows.ReadAsync(ct)) counted.Add(new(new(rows.GetGuid(0)), rows.GetGuid(1), 1));
        return counted;
    }
}
