using System.Collections.Concurrent;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Platform.Devices.Domain.Prediction;

namespace Platform.Devices.Storage;

/// <summary>Where each tenant's model is kept. Twins of a tenant share one instance of it.</summary>
internal sealed class PredictionModels(NpgsqlDataSource system)
{
    private const int MostKept = 30;

    private readonly ConcurrentDictionary<TenantId, FailureModel> _latest = new();

    /// <summary>The models in use by these tenants; the heuristic for those who have none of their own.</summary>
    public async Task<IReadOnlyDictionary<TenantId, FailureModel>> Of(IReadOnlyCollection<TenantId> tenants, CancellationToken ct)
    {
        var models = tenants.ToDictionary(t => t, _ => FailureModel.Untrained);
        await using var read = system.CreateCommand("select distinct on (tenant) tenant, version, model from devices.prediction_models where tenant = any($1) order by tenant, version desc");
        read.Parameters.Add(new() { Value = tenants.Select(t => t.Value).ToArray() });
        await using var rows = await read.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var (tenant, version) = (new TenantId(rows.GetGuid(0)), rows.GetInt32(1));
            models[tenant] = _latest.TryGetValue(tenant, out var known) && known.Version == version ? known : _latest[tenant] = Read(rows.GetString(2));
        }

        return models;
    }

    public static FailureModel Read(string json) => JsonSerializer.Deserialize<FailureModel>(json)!;

    public async Task Add(TenantId tenant, FailureModel model, DateTimeOffset now, DateTimeOffset from, DateTimeOffset until, int devices, CancellationToken ct)
    {
        await using var add = system.CreateCommand("""
            insert into devices.prediction_models (tenant, version, trained_at, learned_from_at, learned_until_at, devices, model) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict do nothing
            """);
        add.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = tenant.Value }, new() { Value = model.Version }, new() { Value = now.UtcDateTime }, new() { Value = from.UtcDateTime }, new() { Value = until.UtcDateTime }, new() { Value = devices } });
        add.Parameters.Add(new() { Value = JsonSerializer.Serialize(model), NpgsqlDbType = NpgsqlDbType.Jsonb });
        await add.ExecuteNonQueryAsync(ct);

        await using var prune = system.CreateCommand("delete from devices.prediction_models where tenant = $1 and version <= $2");
        prune.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = tenant.Value }, new() { Value = model.Version - MostKept } });
        await prune.ExecuteNonQueryAsync(ct);
    }
}
