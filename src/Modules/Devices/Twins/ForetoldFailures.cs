using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Npgsql;
using Platform.Contracts.Devices;
using Platform.Devices.Domain;
using Platform.Devices.Domain.Prediction;
using Platform.Hosting.Bus;
using Platform.Hosting.Data;
using Platform.Twins;

namespace Platform.Devices.Twins;

/// <summary>Keeps the failures twins foretold and those no longer to be expected, and tells other modules. The same told twice is told once.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The semaphore holds nothing to dispose of: no one takes its wait handle.")]
internal sealed class ForetoldFailures(Databases databases, IFacts facts)
{
    private const string Insert = """
        insert into devices.predictions (tenant, id, device, class, predicted_at, probability, earliest_at, fails_at, latest_at, reasons, recommendation, model_version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12) on conflict do nothing
        """;

    private const string Withdraw = "update devices.predictions set withdrawn_at = $4 where tenant = $1 and device = $2 and class = $3 and withdrawn_at is null and predicted_at <= $4";

    // Each writes by itself, and a new model may have much to say at once: the connections are others' too.
    private readonly SemaphoreSlim _places = new(8);

    public Task Record(TwinKey key, FailureForetold foretold) => InTurn(() => Write(key, foretold));

    public Task Record(TwinKey key, FailureWithdrawn withdrawn) => InTurn(() => Write(key, withdrawn));

    private async Task InTurn(Func<Task> write)
    {
        await _places.WaitAsync();
        try { await write(); }
        finally { _places.Release(); }
    }

    private async Task Write(TwinKey key, FailureForetold foretold)
    {
        var (prediction, word, id) = (foretold.Prediction, foretold.Prediction.Class.Word(), FactIds.Of(key.Id, foretold.At, $"foretold {foretold.Prediction.Class.Word()}"));
        var times = FailureTimes.Of(prediction, foretold.At) ?? throw new InvalidOperationException($"A failure of {key} was foretold without a time.");
        await using var insert = databases.System.CreateCommand(Insert);
        insert.Parameters.AddRange(new NpgsqlParameter[]
        {
            new() { Value = key.Tenant.Value }, new() { Value = id }, new() { Value = key.Id }, new() { Value = word }, new() { Value = foretold.At.UtcDateTime },
            new() { Value = prediction.Probability }, new() { Value = times.EarliestAt.UtcDateTime }, new() { Value = times.FailsAt.UtcDateTime }, new() { Value = times.LatestAt.UtcDateTime },
            new() { Value = JsonSerializer.Serialize(prediction.Reasons, JsonSerializerOptions.Web) }, new() { Value = prediction.Recommendation }, new() { Value = foretold.ModelVersion },
        });
        await insert.ExecuteNonQueryAsync();
        await facts.Publish(key.Tenant, new DeviceFailurePredicted(
            key.Id, foretold.SiteId, word, prediction.Probability, times.EarliestAt, times.FailsAt, times.LatestAt,
            prediction.Reasons is [var worst, ..] ? worst.Text : null, prediction.Recommendation, foretold.At), key.Id.ToString(), id, CancellationToken.None);
    }

    private async Task Write(TwinKey key, FailureWithdrawn withdrawn)
    {
        var word = withdrawn.Class.Word();
        await using var update = databases.System.CreateCommand(Withdraw);
        update.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = key.Tenant.Value }, new() { Value = key.Id }, new() { Value = word }, new() { Value = withdrawn.At.UtcDateTime } });
        await update.ExecuteNonQueryAsync();
        await facts.Publish(key.Tenant, new DeviceFailurePredictionWithdrawn(key.Id, withdrawn.SiteId, word, withdrawn.Probability, withdrawn.At),
            key.Id.ToString(), FactIds.Of(key.Id, withdrawn.At, $"withdrawn {word}"), CancellationToken.None);
    }
}
