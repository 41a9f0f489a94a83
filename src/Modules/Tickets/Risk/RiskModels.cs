using System.Collections.Concurrent;
using System.Text.Json;
using NpgsqlTypes;
using Platform.Hosting.Data;
using Platform.Hosting.Privacy;
using Platform.Tickets.Domain.Risk;

namespace Platform.Tickets.Risk;

/// <summary>Where each company's models are kept: the one in use, and those before, by which what was foretold can still be explained.</summary>
internal sealed class RiskModels(Databases databases) : ITenantEraser
{
    private readonly ConcurrentDictionary<(TenantId Tenant, int Version), RiskModel> _known = new();

    /// <summary>The model in use now.</summary>
    public async Task<RiskModel> Latest(TenantId tenant, CancellationToken ct)
    {
        await using var read = databases.System.CreateCommand("select coalesce(max(version), 0) from tickets.risk_models where tenant = $1");
        read.Parameters.Add(new() { Value = tenant.Value });
        return await Of(tenant, (int)(await read.ExecuteScalarAsync(ct))!, ct);
    }

    public async Task<RiskModel> Of(TenantId tenant, int version, CancellationToken ct)
    {
        if (version == RiskModel.Prior.Version) return RiskModel.Prior;
        if (_known.TryGetValue((tenant, version), out var known)) return known;
        await using var read = databases.System.CreateCommand("select model from tickets.risk_models where tenant = $1 and version = $2");
        read.Parameters.Add(new() { Value = tenant.Value });
        read.Parameters.Add(new() { Value = version });
        return await read.ExecuteScalarAsync(ct) is string json ? _known[(tenant, version)] = JsonSerializer.Deserialize<RiskModel>(json, JournalEntry.Json)! : RiskModel.Prior;
    }

    /// <summary>From now on this one is in use.</summary>
    public async Task Add(TenantId tenant, RiskModel model, DateTimeOffset now, CancellationToken ct)
    {
        await using var add = databases.System.CreateCommand("insert into tickets.risk_models (tenant, version, model, is_learned, trained_at) values ($1, $2, $3, $4, $5) on conflict do nothing");
        add.Parameters.Add(new() { Value = tenant.Value });
        add.Parameters.Add(new() { Value = model.Version });
        add.Parameters.Add(new() { Value = JsonSerializer.Serialize(model, JournalEntry.Json), NpgsqlDbType = NpgsqlDbType.Jsonb });
        add.Parameters.Add(new() { Value = model.IsLearned });
        add.Parameters.Add(new() { Value = now.UtcDateTime });
        await add.ExecuteNonQueryAsync(ct);
    }

    public Task Erase(TenantId tenant, CancellationToken ct)
    {
        foreach (var key in _known.Keys.Where(key => key.Tenant == tenant)) _known.TryRemove(key, out _);
        return Task.CompletedTask;
    }
}
