using Microsoft.Extensions.Logging;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Prediction;
using Platform.Devices.Storage;
using Platform.Hosting.Data;
using Platform.Hosting.Schedules;
using Platform.Hosting.Twins;
using Platform.Twins;

namespace Platform.Devices.Learning;

/// <summary>Has each tenant learn from the last weeks of its own devices, every night, and measures how well its failures were foretold.</summary>
internal sealed class TrainModels(Databases databases, ITwins<DeviceSignal> twins, TimeProvider time, ILogger<TrainModels> log) : ISchedule
{
    public static string Name => "train-failure-models";
    public static string Cron => "0 45 3 * * ?";

    private static readonly TimeSpan Past = TimeSpan.FromDays(28), PredictionsKept = TimeSpan.FromDays(400);
    private const int Piece = 1_000;

    private readonly PastDevices _past = new(databases);
    private readonly PredictionModels _models = new(databases.System);

    public async Task Run(CancellationToken ct)
    {
        foreach (var tenant in await Tenants(ct))
        {
            try { await Train(tenant, ct); }
            catch (Exception e) when (!ct.IsCancellationRequested) { log.LogError(e, "Tenant {Tenant} could not learn from its devices' past; it keeps the model it has.", tenant.Value); }
        }

        await using var forget = databases.System.CreateCommand("delete from devices.predictions where withdrawn_at < $1");
        forget.Parameters.Add(new() { Value = (time.GetUtcNow() - PredictionsKept).UtcDateTime });
        await forget.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The model the tenant has from now on.</summary>
    public async Task<FailureModel> Train(TenantId tenant, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var before = (await _models.Of([tenant], ct))[tenant];
        var past = await _past.Of(tenant, now - Past, now, ct);
        var model = Training.Train(past, before.Version + 1).Following(before, now);
        if (before.Version == 0 && FailureClasses.All.All(c => model[c].Measured is null)) return before; // there is nothing to say about it yet

        await _models.Add(tenant, model, now, now - Past, now, past.Count, ct);
        if (model.IsTrained || before.IsTrained) await Tell(tenant, model, ct);
        log.LogInformation("Tenant {Tenant} has version {Version} of its failure model, from {Devices} devices; trained: {Trained}.",
            tenant.Value, model.Version, past.Count, string.Join(", ", FailureClasses.All.Where(c => model[c].IsTrained).Select(c => c.Word())));
        return model;
    }

    private async Task Tell(TenantId tenant, FailureModel model, CancellationToken ct)
    {
        var trained = new ModelTrained(model);
        foreach (var piece in (await Ids("select key from devices.devices where tenant = $1 and decommissioned_at is null", tenant.Value, ct)).Chunk(Piece))
            await twins.TellMany([.. piece.Select(id => (new TwinKey(tenant, id), (DeviceSignal)trained))], ct);
    }

    private async Task<IEnumerable<TenantId>> Tenants(CancellationToken ct) =>
        (await Ids("select distinct tenant from devices.devices where decommissioned_at is null", null, ct)).Select(id => new TenantId(id));

    private async Task<List<Guid>> Ids(string sql, Guid? tenant, CancellationToken ct)
    {
        await using var read = databases.System.CreateCommand(sql);
        if (tenant is { } known) read.Parameters.Add(new() { Value = known });
        await using var rows = await read.ExecuteReaderAsync(ct);
        var ids = new List<Guid>();
        while (await rows.ReadAsync(ct)) ids.Add(rows.GetGuid(0));
        return ids;
    }
}
