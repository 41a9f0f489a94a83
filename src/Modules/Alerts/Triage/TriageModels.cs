using System.Text.Json;
using NpgsqlTypes;
using Platform.Alerts.Domain.Triage;
using Platform.Hosting.Data;
using Platform.Hosting.Privacy;
using Platform.Learning;

namespace Platform.Alerts.Triage;

/// <summary>Where each company's models of triage are kept; the latest is in use.</summary>
internal sealed class TriageModels : ITenantEraser
{
    private readonly Databases _databases;
    private readonly ShortMemory<TenantId, TriageModel> _latest;

    public TriageModels(Databases databases, TimeProvider time) => (_databases, _latest) = (databases, new(time, Read));

    public Task<TriageModel> Latest(TenantId tenant, CancellationToken ct) => _latest.Get(tenant, ct);

    /// <summary>The model with this version, by which something was judged once.</summary>
    public async Task<TriageModel> Of(TenantId tenant, int version, CancellationToken ct) =>
        await _latest.Get(tenant, ct) is var latest && latest.Version == version ? latest : version == TriageModel.Heuristic.Version ? TriageModel.Heuristic
        : await Read("select model from alerts.triage_models where tenant = $1 and version = $2", tenant, version);

    /// <summary>From now on this one is in use.</summary>
    public async Task Add(TenantId tenant, TriageModel model, TrainedModel trained, int verdicts, DateTimeOffset now, CancellationToken ct)
    {
        await using var add = _databases.System.CreateCommand(
            "insert into alerts.triage_models (tenant, version, model, learned_brier, heuristic_brier, verdicts, trained_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing");
        add.Parameters.Add(new() { Value = tenant.Value });
        add.Parameters.Add(new() { Value = model.Version });
        add.Parameters.Add(new() { Value = JsonSerializer.Serialize(model, JournalEntry.Json), NpgsqlDbType = NpgsqlDbType.Jsonb });
        add.Parameters.Add(new() { Value = trained.LearnedBrier });
        add.Parameters.Add(new() { Value = trained.PriorBrier });
        add.Parameters.Add(new() { Value = verdicts });
        add.Parameters.Add(new() { Value = now.UtcDateTime });
        await add.ExecuteNonQueryAsync(ct);
        _latest.Forget(tenant);
    }

    public Task Erase(TenantId tenant, CancellationToken ct)
    {
        _latest.Forget(tenant);
        return Task.CompletedTask;
    }

    private Task<TriageModel> Read(TenantId tenant) => Read("select model from alerts.triage_models where tenant = $1 order by version desc limit 1", tenant, null);

    private async Task<TriageModel> Read(string sql, TenantId tenant, int? version)
    {
        await using var read = _databases.System.CreateCommand(sql);
        read.Parameters.Add(new() { Value = tenant.Value });
        if (version is not null) read.Parameters.Add(new() { Value = version.Value });
        return await read.ExecuteScalarAsync() is string json ? JsonSerializer.Deserialize<TriageModel>(json, JournalEntry.Json)! : TriageModel.Heuristic;
    }
}
