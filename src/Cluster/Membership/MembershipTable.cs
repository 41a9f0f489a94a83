using System.Globalization;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;
using Platform.Hosting.Data;

namespace Platform.Cluster.Membership;

/// <summary>Who belongs to the cluster, in our own database. A change takes effect only on the version it was decided on, and turns it by one.</summary>
internal sealed class MembershipTable(Databases databases, IOptions<ClusterOptions> cluster) : IMembershipTable
{
    private const string Columns = "s.silo, s.status, s.name, s.host, s.role, s.gateway_port, s.update_zone, s.fault_zone, s.started_at, s.alive_at, s.suspected_by, s.suspected_at, s.turn";

    private readonly string _cluster = cluster.Value.ClusterId;

    public Task InitializeMembershipTable(bool tryInitTableVersion) =>
        tryInitTableVersion ? Run("insert into platform.clusters (cluster) values ($1) on conflict do nothing", _cluster) : Task.CompletedTask;

    public Task DeleteMembershipTableEntries(string clusterId) => Run("delete from platform.clusters where cluster = $1", clusterId);

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) =>
        Run("delete from platform.silos where cluster = $1 and status <> $2 and alive_at < $3", _cluster, (short)SiloStatus.Active, beforeDate.ToUniversalTime());

    public Task<MembershipTableData> ReadRow(SiloAddress key) => Read("and s.silo = $2", key.ToParsableString());

    public Task<MembershipTableData> ReadAll() => Read("");

    // Whoever turns the version first locks its row; the other finds another version there and changes nothing.
    public async Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => await Run("""
        with turned as (
          update platform.clusters set version = $2 where cluster = $1 and version = $2 - 1 and not exists (select from platform.silos where cluster = $1 and silo = $3) returning cluster)
        insert into platform.silos (cluster, silo, status, name, host, role, gateway_port, update_zone, fault_zone, started_at, alive_at, suspected_by, suspected_at)
        select cluster, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14 from turned
        """, [_cluster, tableVersion.Version, .. Values(entry)]) == 1;

    public async Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => await Run("""
        with turned as (
          update platform.clusters set version = $2
          where cluster = $1 and version = $2 - 1 and exists (select from platform.silos where cluster = $1 and silo = $3 and turn = $15) returning cluster)
        update platform.silos s set status = $4, name = $5, host = $6, role = $7, gateway_port = $8, update_zone = $9, fault_zone = $10, started_at = $11, alive_at = $12,
          suspected_by = $13, suspected_at = $14, turn = s.turn + 1
        from turned where s.cluster = turned.cluster and s.silo = $3
        """, [_cluster, tableVersion.Version, .. Values(entry), int.Parse(etag, CultureInfo.InvariantCulture)]) == 1;

    /// <summary>A sign of life changes nothing that anyone decides on.</summary>
    public Task UpdateIAmAlive(MembershipEntry entry) =>
        Run("update platform.silos set alive_at = $3 where cluster = $1 and silo = $2", _cluster, entry.SiloAddress.ToParsableString(), Utc(entry.IAmAliveTime));

    private async Task<MembershipTableData> Read(string which, params string[] more)
    {
        await using var read = Command($"select c.version, {Columns} from platform.clusters c left join platform.silos s on s.cluster = c.cluster {which} where c.cluster = $1", [_cluster, .. more]);
        await using var rows = await read.ExecuteReaderAsync();
        var (version, members) = (0, new List<Tuple<MembershipEntry, string>>());
        while (await rows.ReadAsync())
        {
            version = rows.GetInt32(0);
            if (!rows.IsDBNull(1)) members.Add(new(Entry(rows), rows.GetInt32(13).ToString(CultureInfo.InvariantCulture)));
        }

        return new(members, new TableVersion(version, version.ToString(CultureInfo.InvariantCulture)));
    }

    private static MembershipEntry Entry(NpgsqlDataReader row) => new()
    {
        SiloAddress = SiloAddress.FromParsableString(row.GetString(1)),
        Status = (SiloStatus)row.GetInt16(2),
        SiloName = row.GetString(3),
        HostName = row.GetString(4),
        RoleName = row.IsDBNull(5) ? null : row.GetString(5),
        ProxyPort = row.GetInt32(6),
        UpdateZone = row.GetInt32(7),
        FaultZone = row.GetInt32(8),
        StartTime = row.GetDateTime(9),
        IAmAliveTime = row.GetDateTime(10),
        SuspectTimes = [.. row.GetFieldValue<string[]>(11).Zip(row.GetFieldValue<DateTime[]>(12), (by, at) => Tuple.Create(SiloAddress.FromParsableString(by), at))],
    };

    private static object?[] Values(MembershipEntry entry) =>
    [
        entry.SiloAddress.ToParsableString(), (short)entry.Status, entry.SiloName ?? "", entry.HostName ?? "", entry.RoleName, entry.ProxyPort, entry.UpdateZone, entry.FaultZone,
        Utc(entry.StartTime), Utc(entry.IAmAliveTime),
        entry.SuspectTimes?.Select(suspect => suspect.Item1.ToParsableString()).ToArray() ?? [], entry.SuspectTimes?.Select(suspect => Utc(suspect.Item2)).ToArray() ?? [],
    ];

    private static DateTime Utc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc);

    private async Task<int> Run(string sql, params object?[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    private NpgsqlCommand Command(string sql, IEnumerable<object?> values)
    {
        var command = databases.System.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(value is null ? new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text } : new() { Value = value });
        return command;
    }
}
